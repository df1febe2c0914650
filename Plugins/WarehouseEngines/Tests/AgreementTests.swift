import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceTestSupport
import Foundation
import ReferenceEngine
import Testing
import WarehouseConnections
import WarehouseEngines

/// The engines select, count and read back exactly what the reference evaluator does.
@Suite("Engines on warehouses agree with the reference")
struct AgreementTests {
  private var worlds: Int { max(2, TestSettings.heavyCases / 25) }

  @Test("on SQLite")
  func sqlite() throws {
    for seed in 0..<worlds {
      let world = WarehouseWorld(seed: seed)
      let path = FileManager.default.temporaryDirectory
        .appending(path: "\(UUID().uuidString).db").path
      defer { try? FileManager.default.removeItem(atPath: path) }
      let connection = try SQLiteConnection(path: path, access: .writing)
      try world.write(to: connection, .sqlite)
      connection.close()
      try agree(world, try SQLiteEngine("sqlite:\(path)", world), seed)
    }
  }

  @Test(
    "on PostgreSQL",
    .enabled(if: TestSettings.postgres != nil, "AUDIENCE_TEST_POSTGRES names no server"))
  func postgres() throws {
    for seed in 0..<worlds {
      let world = WarehouseWorld(seed: seed)
      try PostgresSchema.with { schema in
        try world.write(to: schema.connection(), .postgres)
        try agree(world, try PostgresEngine(schema.address, world), seed)
      }
    }
  }

  private func agree(
    _ world: WarehouseWorld, _ engine: some PreviewEngine, _ seed: Int
  ) throws {
    let reference = try world.reference()
    let work = PreviewWork()
    var refused = 0
    for level in AudienceLevel.allCases {
      let total = try reference.total(of: level, at: world.now, work: work)
      #expect(try engine.total(of: level, at: world.now, work: work) == total)
      for prefix: UTF8Text in ["", "u", "u_1", "é", "nobody"] {
        #expect(
          try engine.ids(of: level, at: world.now, startingWith: prefix, limit: 7, work: work)
            == reference.ids(
              of: level, at: world.now, startingWith: prefix, limit: 7, work: work))
      }
      try agreeOnValues(engine, reference, world, level)
      for tree in world.trees(15, level: level, seed: seed) {
        let request = world.request(tree, level)
        let comment: Comment = "seed \(seed), \(level): \(QueryPrinter.text(tree.condition))"
        let expected: [UTF8Text]
        do {
          expected = try ids(reference, request)
        } catch {
          #expect(throws: FindingError.self, comment) { try ids(engine, request) }
          continue
        }
        do {
          #expect(try ids(engine, request) == expected, comment)
          #expect(try ids(engine, request, limit: 2) == Array(expected.prefix(2)), comment)
          #expect(try engine.count(request, work: work) == expected.count, comment)
          #expect(
            try engine.counts(ofNodes: request, work: work)
              == reference.counts(ofNodes: request, work: work), comment)
        } catch let error as FindingError where error.isRefusal {
          refused += 1
          continue
        }
        try agreeOnExcerpts(engine, request, expected, comment)
      }
    }
    // What a dialect cannot say is refused, and is the exception.
    #expect(refused < 10, "seed \(seed)")
  }

  /// Some members and some others, read back, are what they are.
  private func agreeOnExcerpts(
    _ engine: some PreviewEngine, _ request: PreviewRequest, _ members: [UTF8Text],
    _ comment: Comment
  ) throws {
    let everybody = try engine.ids(
      of: request.level, at: request.now, startingWith: "", limit: 40, work: PreviewWork())
    for id in everybody.enumerated().filter({ $0.offset % 13 == 0 }).map(\.element) {
      let population = try #require(
        try engine.excerpt(for: id, of: request.level, at: request.now, work: PreviewWork()))
      let evaluator = Evaluator(
        population,
        memberships: try Memberships(
          readBy: request.tree, in: request.workspace, population: population))
      let subject = try #require(
        evaluator.subjects(at: request.level).first { $0.id == id }, comment)
      #expect(
        evaluator.holds(request.tree.root, for: subject) == members.contains(id),
        "\(id) \(comment)")
    }
  }

  /// The values that tables and distributions are made of.
  private func agreeOnValues(
    _ engine: some PreviewEngine, _ reference: some PreviewEngine, _ world: WarehouseWorld,
    _ level: AudienceLevel
  ) throws {
    func values(_ engine: some PreviewEngine, _ field: SampleField) throws -> [String] {
      var found: [String] = []
      try engine.values(of: field, of: level, at: world.now, work: PreviewWork()) { id, lists in
        // An event without the property is no list, or an empty one.
        let texts = lists.filter { !$0.isEmpty }.map { list in list.map(\.comparedText.string) }
        found.append("\(id): \(texts)")
      }
      return found
    }
    for field in world.fields(level) {
      #expect(try values(engine, field) == values(reference, field), "\(field)")
    }
    let ids = try reference.ids(
      of: level, at: world.now, startingWith: "", limit: 30, work: PreviewWork())
    let expected = try reference.traits(of: ids, level, at: world.now, work: PreviewWork())
    let found = try engine.traits(
      of: ids + ["nobody"], level, at: world.now, work: PreviewWork())
    #expect(Set(found.keys) == Set(ids))
    for (id, subject) in expected {
      for member in subject.traits.members where member.value != .null {
        if case .object(_) = member.value { continue }
        #expect(
          found[id]?.traits[member.key]?.comparedText == member.value.comparedText, "\(id)")
      }
    }
  }

  private func ids(
    _ engine: some PreviewEngine, _ request: PreviewRequest, limit: Int? = nil
  ) throws -> [UTF8Text] {
    var ids: [UTF8Text] = []
    try engine.members(request, limit: limit, work: PreviewWork()) { ids.append($0) }
    return ids
  }
}

extension FindingError {
  /// Whether the dialect cannot say it, or SQLite takes no text of so many levels.
  fileprivate var isRefusal: Bool {
    first.code == .export || first.message.hasSuffix("parser stack overflow")
  }
}

extension PreviewEngine {
  /// The engine at an address.
  init(_ address: String, _ world: WarehouseWorld, timeout: Int = 30) throws {
    try self.init(
      source: PreviewSource(
        store: nil, address: EngineAddress(address), workspace: world.workspace),
      settings: PluginSettings(["timeout": String(timeout)], for: Self.description))
  }
}

/// A schema of the test server, gone when it is not used any more.
struct PostgresSchema {
  let name = "t_\(UUID().uuidString.lowercased().replacing("-", with: ""))"

  var address: String { (TestSettings.postgres ?? "") + "?schema=\(name)" }

  static func with(_ body: (PostgresSchema) throws -> Void) throws {
    let schema = PostgresSchema()
    let connection = try schema.connection()
    try connection.execute("CREATE SCHEMA \(schema.name)")
    defer { try? connection.execute("DROP SCHEMA \(schema.name) CASCADE") }
    try body(schema)
  }

  func connection() throws -> PostgresConnection {
    guard case .postgres(let address)? = try WarehouseAddress(address) else {
      throw CocoaError(.featureUnsupported)
    }
    return try PostgresConnection(
      address, access: .writing, statementSeconds: 60, watch: WarehouseWatch())
  }
}
