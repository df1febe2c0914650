package import AudienceFiles

/// A store in a file: written whole, opened by mapping it.
///
/// The file is the machine's own: numbers lie as they do in memory. It begins with a header of 64
/// bytes: `AUDSTORE`, the version of the format, a mark of the byte order, where the description
/// begins and ends, and two checksums, of all that follows and of the header. Then come the arrays,
/// each from a multiple of 64 bytes on, then the description (`StoreArchive`), which begins with
/// the fingerprint of the logs and the report.
package enum StoreFile {
  /// Changes when the format does, or what is made of the same logs.
  private static let version: UInt64 = 1

  private static let headerSize = 64
  /// "AUDSTORE" in a byte order that is this machine's.
  private static let mark: UInt64 = 0x4552_4F54_5344_5541

  /// Writes a store; a crash at any moment leaves the old file or the new one.
  package static func save(
    _ store: CallStore, of fingerprint: LogFingerprint, to path: String
  ) throws(SystemFailure) {
    var preface = StoreArchive()
    preface.put(fingerprint.bytes)
    preface.put(store.report)
    let archive = StoreArchive(store)
    let description = preface.description + archive.description
    var checksum = StoreChecksum()
    var end = headerSize
    for section in archive.sections {
      checksum.add(section)
      end += aligned(section.count)
    }
    description.withUnsafeBytes { checksum.add($0) }
    let header = header(
      description: end..<(end + description.count), checksum: checksum.value)
    let file = SafeFile(path: path, access: .owner, link: .replaced)
    try file.replace { write throws(SystemFailure) in
      try put(header, write)
      for piece in archive.sections { try put(piece, write) }
      try put(description, write)
    }
  }

  private typealias Write = (UnsafeRawBufferPointer) throws(SystemFailure) -> Void

  /// Writes bytes, filled up to a whole number of blocks.
  private static func put(_ bytes: UnsafeRawBufferPointer, _ write: Write) throws(SystemFailure) {
    try write(bytes)
    let rest = aligned(bytes.count) - bytes.count
    let padding = [UInt8](repeating: 0, count: rest)
    try padding.withUnsafeBufferPointer { buffer throws(SystemFailure) in
      try write(UnsafeRawBufferPointer(buffer))
    }
  }

  private static func put(_ bytes: [UInt8], _ write: Write) throws(SystemFailure) {
    let padded = bytes + [UInt8](repeating: 0, count: aligned(bytes.count) - bytes.count)
    try padded.withUnsafeBufferPointer { buffer throws(SystemFailure) in
      try write(UnsafeRawBufferPointer(buffer))
    }
  }

  /// Opens a store that was made of logs with that fingerprint.
  ///
  /// - Parameter files: the paths of the logs, for the report.
  package static func open(
    _ path: String, of fingerprint: LogFingerprint, files: [String]
  ) throws(StoreRefusal) -> CallStore {
    guard FileSystem.kind(of: path) != nil else { throw .missing }
    let file: MappedFile
    do {
      file = try MappedFile(path: path)
    } catch {
      throw .unreadable(error.description)
    }
    let description = try checkedDescription(of: file)
    var reader = ArchiveReader(
      file, sections: headerSize..<description.lowerBound, description: description)
    guard try reader.takeBytes() == fingerprint.bytes else { throw .otherLogs }
    let store = try reader.takeStore(try reader.takeReport(files: files))
    guard store.isConsistent else { throw .inconsistent }
    return store
  }

  // MARK: - Header

  private static func header(description: Range<Int>, checksum: UInt64) -> [UInt8] {
    var words = [
      mark, version, UInt64(description.lowerBound), UInt64(description.upperBound), checksum, 0, 0,
    ]
    words.append(sum(words))
    return words.withUnsafeBytes { Array($0) }
  }

  private static func sum(_ words: [UInt64]) -> UInt64 {
    var checksum = StoreChecksum()
    words.withUnsafeBytes { checksum.add($0) }
    return checksum.value
  }

  /// Where the description of a file lies whose checksums are right.
  private static func checkedDescription(of file: MappedFile) throws(StoreRefusal) -> Range<Int> {
    let bytes = file.bytes
    guard bytes.count >= headerSize else { throw .damaged }
    let words = (0..<8).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    guard words[0] == mark, words[7] == sum(Array(words[..<7])) else { throw .damaged }
    guard words[1] == version else { throw .otherVersion }
    guard let start = Int(exactly: words[2]), let end = Int(exactly: words[3]),
      start >= headerSize, start <= end, aligned(end) == bytes.count
    else { throw .damaged }
    var checksum = StoreChecksum()
    checksum.add(UnsafeRawBufferPointer(rebasing: bytes[headerSize...]))
    guard checksum.value == words[4] else { throw .damaged }
    return start..<end
  }

  private static func aligned(_ count: Int) -> Int {
    (count + ArchiveReader.alignment - 1) & ~(ArchiveReader.alignment - 1)
  }
}
