package import AudienceDiagnostics
package import AudiencePluginAPI
package import AudienceSchema
package import AudienceTime

/// The values of a trait or property among the members of an audience and among all others.
package struct FieldDistribution: Sendable {
  package let members: Distribution
  package let others: Distribution

  /// - Parameter members: the ids of the members in byte order; none where there is no audience.
  /// - Throws: `CancellationError`; what the engine throws.
  package init(
    of field: SampleField, members ids: [UTF8Text], level: AudienceLevel, now: Instant,
    engine: any PreviewEngine, work: PreviewWork
  ) throws {
    var members = Distribution()
    var others = Distribution()
    var position = 0
    try engine.values(of: field, of: level, at: now, work: work) { id, places in
      while position < ids.count, ids[position] < id { position += 1 }
      let isMember = position < ids.count && ids[position] == id
      for values in places {
        if isMember { members.add(values) } else { others.add(values) }
      }
    }
    self.members = members
    self.others = others
  }
}
