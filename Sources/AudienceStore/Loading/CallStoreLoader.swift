public import AudienceDiagnostics
public import AudienceProfiles
import AudienceThreads

extension CallStore {
  /// Reads the calls of files as one log, in the order given (SEMANTICS 10).
  ///
  /// Lines that cannot be read are reported and skipped; a damaged file keeps what stands before
  /// the damage, and is reported. Memory: the store, and less than 256 MB besides.
  ///
  /// - Parameters:
  ///   - paths: files, as `CallLogFiles` finds them.
  ///   - strict: the first line or file that cannot be read ends the load.
  ///   - threads: how many read at the same time; `strict` reads with one.
  ///   - progress: called now and then on this thread, at least once a load.
  ///   - isCancelled: asked on this thread for every block of lines; true ends the load.
  /// - Throws: code `file` for a file that cannot be opened, `call` for what `strict` refuses,
  ///   `cancelled`.
  public static func load(
    _ paths: [String], strict: Bool = false, threads: Int = 2,
    progress: (LoadProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(FindingError) -> CallStore {
    let threads = strict ? 1 : max(1, threads)
    PageMemory.giveOwnPages(toBlocksFrom: PageMemory.pagesFrom)
    defer { PageMemory.giveOwnPages(toBlocksFrom: PageMemory.largestKeptSize) }
    PageMemory.giveBackFreed()
    let source = SharedBlocks(paths)
    var buffers = OwnedList<CallBuffer>()
    for _ in 0..<threads { buffers.append(CallBuffer()) }
    let readers = (0..<threads).map { BlockReader(source, into: buffers[$0], isStrict: strict) }
    withoutActuallyEscaping(progress) { progress in
      withoutActuallyEscaping(isCancelled) { isCancelled in
        let watch = Watch(progress: progress, isCancelled: isCancelled)
        Threads.run(threads) { number in
          readers[number].readBlocks { number == 0 ? watch.goesOn(source) : true }
        }
      }
    }
    if let error = source.error { throw error }
    let tallies = readers.map(\.tally)
    if strict, let finding = tallies[0].firstFault(files: paths) { throw FindingError(finding) }
    progress(source.progress)
    if isCancelled() { throw .loadingCancelled(paths.first ?? "") }
    let store = StoreAssembler.store(
      buffers, report: LoadTally.report(tallies, files: paths), threads: threads)
    PageMemory.giveBackFreed()
    return store
  }
}

/// What the caller is asked and told while blocks are read; used on its thread only.
private struct Watch: @unchecked Sendable {
  // Unchecked, because the closures are called on the thread that gave them.
  let progress: (LoadProgress) -> Void
  let isCancelled: () -> Bool

  /// Whether reading goes on.
  func goesOn(_ source: SharedBlocks) -> Bool {
    if isCancelled() {
      source.cancel()
      return false
    }
    progress(source.progress)
    return true
  }
}

/// The blocks of a log, which several readers take one after the other.
///
/// A class, because they share it; the lock makes it safe.
final class SharedBlocks: Sendable {
  private struct State: ~Copyable {
    var blocks: LogBlocks
    var error: FindingError?
  }

  private let state: Locked<State>
  private let paths: [String]

  init(_ paths: [String]) {
    self.paths = paths
    state = Locked(State(blocks: LogBlocks(paths)))
  }

  /// Reads the next block; nil at the end, and after an error.
  func next(into buffer: LogBuffer) -> LogBlock? {
    state.withLock { state in
      guard state.error == nil else { return nil }
      do throws(FindingError) {
        return try state.blocks.next(into: buffer)
      } catch {
        state.error = error
        return nil
      }
    }
  }

  /// Ends reading.
  func cancel() {
    state.withLock { state in
      if state.error == nil { state.error = .loadingCancelled(paths.first ?? "") }
    }
  }

  var error: FindingError? { state.withLock { $0.error } }

  var progress: LoadProgress { state.withLock { $0.blocks.progress } }
}
