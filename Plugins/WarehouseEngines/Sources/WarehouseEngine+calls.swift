import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceSQL
import AudienceSchema
import AudienceTime
import WarehouseConnections

extension WarehouseEngine {
  public func calls(
    latest limit: Int, at now: Instant, work: PreviewWork, take: (Call) -> Void
  ) throws {
    try warehouse.visit(work) { visit, watch in
      let reader = SubjectReader(warehouse: warehouse, visit: visit, watch: watch, now: now)
      var order = 0
      func call(_ kind: Call.Kind, _ action: Call.Action, of user: UTF8Text?, at time: Instant) {
        take(Call(kind: kind, action: action, userID: user, time: time, order: order))
        order += 1
      }
      for level in AudienceLevel.allCases {
        try reader.eachSubject(level, .all, limit: limit) { id, traits in
          switch level {
          case .users: call(.identify, .identify(traits: traits), of: id, at: now)
          case .accounts: call(.group, .group(id, traits: traits), of: nil, at: now)
          }
        }
      }
      for (table, event) in visit.catalogue.eventTables(of: []) {
        guard let rows = EventTableReader(table, event, reader) else { continue }
        try visit.connection.query(rows.query(latest: limit), [], watch: watch) { row in
          guard let (user, _, event) = rows.event(row, now) else { return true }
          call(
            .track, .event(event.name, properties: event.properties), of: user, at: event.time)
          return true
        }
      }
    }
  }
}
