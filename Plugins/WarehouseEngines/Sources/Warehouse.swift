import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSQL
import AudienceSchema
import AudienceThreads
import AudienceTime
import WarehouseConnections

/// What an engine asks: connections that are kept between questions, with what each found in the
/// catalogue.
///
/// A class because the calls of an engine, each on a thread of its own, share the connections. One
/// that failed is left, so that the next question connects anew and looks again.
final class Warehouse: Sendable {
  let server: any WarehouseServer
  /// How long a statement may take.
  let limit: Duration
  let workspace: Workspace
  /// What the trees that were asked about name: a catalogue only has the columns.
  let mentions = Locked(Mentions())
  private let idle = Locked<[Visit]>([])

  /// A connection with the tables and columns that there are.
  struct Visit: Sendable {
    let connection: any WarehouseConnection
    let catalogue: Catalogue
  }

  init(_ server: any WarehouseServer, limit: Duration, workspace: Workspace) {
    self.server = server
    self.limit = limit
    self.workspace = workspace
  }

  /// Does something with a connection.
  func visit<Value>(
    _ work: PreviewWork, _ body: (Visit, WarehouseWatch) throws -> Value
  ) throws -> Value {
    let place = server.place
    let watch = WarehouseWatch(
      limit: limit, isCancelled: work.isCancelled,
      report: { work.progress(WorkProgress("asking \(place)", fraction: $0)) })
    let visit = try idleVisit() ?? newVisit(watch)
    do {
      let value = try body(visit, watch)
      if visit.connection.isUsable { idle.withLock { $0.append(visit) } }
      return value
    } catch {
      visit.connection.close()
      throw error
    }
  }

  private func idleVisit() -> Visit? {
    while let visit = idle.withLock({ $0.popLast() }) {
      if visit.connection.isUsable { return visit }
      visit.connection.close()
    }
    return nil
  }

  private func newVisit(_ watch: WarehouseWatch) throws -> Visit {
    let connection = try server.connect(watch)
    do {
      return Visit(
        connection: connection,
        catalogue: try Catalogue(connection, server, workspace, watch))
    } catch {
      connection.close()
      throw error
    }
  }

  // MARK: - Trees

  /// The compiler of a request's trees over what a visit found.
  func compiler(_ request: PreviewRequest, _ visit: Visit) -> SQLCompiler {
    mentions.withLock { $0.add(request.tree, request.level) }
    return SQLCompiler(
      server.dialect, workspace: request.workspace, layout: visit.catalogue.layout,
      now: request.now, literals: .parameters)
  }
}

/// The names of a workspace that trees used, besides those it declares.
struct Mentions: Sendable {
  private(set) var events: Set<EventName> = []
  private(set) var fields: Set<WarehouseField> = []

  mutating func add(_ tree: ConditionTree, _ level: AudienceLevel) {
    for mention in tree.nameMentions(level: level) {
      switch mention.subject {
      case .event(let name): events.insert(name)
      case .property(let path, of: _), .trait(let path, _): add(path)
      }
    }
  }

  mutating func add(_ path: FieldPath) {
    var names: [UTF8Text] = []
    for case .name(let name) in path.steps.prefix(while: { $0 != .everyElement }) {
      names.append(name)
    }
    if !names.isEmpty { fields.insert(WarehouseField(names)) }
  }
}
