import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSQL
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime

/// A world in which every hostile text is part of a user's id, a trait's value and name, an event's
/// name, a property's value and a source.
struct HostileWorld {
  let store: CallStore
  let now = RandomCalls.now
  let population: Population
  let texts = HostileNames.texts.filter { !$0.isEmpty }

  init() {
    var calls: [JSONValue] = []
    for text in HostileNames.texts where !text.isEmpty {
      calls.append(
        .object([
          "type": .text("identify"), "userId": .string(UTF8Text("id " + text.string)),
          "timestamp": .text("2026-01-30T00:00:00Z"),
          "traits": .object(["value": .string(text), text: .text("named")]),
        ]))
      calls.append(
        .object([
          "type": .text("track"), "userId": .string(UTF8Text("id " + text.string)),
          "timestamp": .text("2026-01-30T00:00:00Z"), "event": .string(text),
          "properties": .object(["value": .string(text)]), "sourceId": .string(text),
        ]))
    }
    store = CallStore(calls: calls)
    population = store.population(at: now)
  }

  func compiler(_ dialect: SQLDialect, _ literals: LiteralStyle = .inline) -> SQLCompiler {
    SQLCompiler(
      dialect, workspace: Workspace(name: "*/ '; DROP TABLE users; --\n"),
      layout: WarehouseLayout(store, at: now), now: now, literals: literals)
  }

  /// What is asked of each text.
  func trees(_ text: UTF8Text) -> [ConditionTree] {
    let names = FieldPath(names: [text.string])
    return [
      .compare(.trait("value"), .equal, .literal(.string(text))),
      .compare(.trait("value"), .notEqual, .literal(.string(text))),
      .test(.trait("value"), .contains([.string(text)])),
      .test(.trait("value"), .startsWith(.string(text))),
      .test(.trait("value"), .endsWith(.string(text))),
      .test(.trait("value"), .oneOf([.string(text), .text("other")])),
      .compare(.trait(names), .equal, .literal(.text("named"))),
      .compare(
        .measure(
          .event(
            EventName(text.string),
            [
              .condition(
                ConditionNode(
                  .compare(.property("value", of: .thisEvent), .equal, .literal(.string(text))))),
              .excludingSources(["other", UTF8Text(text.string + "'")]),
            ]), .count), .greaterOrEqual, .literal(.integer(1))),
    ].map { ConditionTree($0) }
  }
}
