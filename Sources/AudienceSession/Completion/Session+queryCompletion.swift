import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

extension Session {
  /// Completes query text that begins at an offset of the line.
  ///
  /// - Parameter opening: query text that the line's text would stand behind.
  func queryCompletion(
    _ head: LineHead, from start: Int, behind opening: String = ""
  ) -> Completion {
    let position = QueryPosition(opening + head.typed(from: start))
    let span = head.span(from: start + position.typed.start - opening.utf8.count)
    let typed = head.typed(from: span.start)
    let writer = QuotedText(quote: position.quote, behind: head.behind)
    switch position.expected {
    case .condition(let event, let isNested):
      guard position.quote == nil else { return Completion(span) }
      return conditions(inside: event, isNested, span, typed)
    case .junction(let closes):
      let needsBlank = typed.isEmpty && !head.endsWithBlank
      let words = QueryFunctions.junctions.map {
        Completion.Candidate(
          (needsBlank ? " " : "") + $0.text, label: $0.text.trimmingBlanks, $0.note)
      }
      return Completion(
        span, of: (closes ? [Completion.Candidate(")", "closes what is open")] : []) + words,
        typed: typed)
    case .comparison(let subject):
      guard typed.isEmpty else { return Completion(span) }
      return Completion(span, comparisons(behind: subject, afterBlank: head.endsWithBlank))
    case .function(let subject):
      return Completion(span, of: Self.forms(Self.functions(of: subject)), typed: typed)
    case .name(let kind):
      return names(kind, span, typed, writer)
    case .value(let subject, let isListed):
      return values(of: subject, span, typed, writer.closing(isListed ? "" : nil))
    case .duration:
      let lengths = ["7 days", "30 days", "90 days", "24 hours"].map { Completion.Candidate($0) }
      return Completion(span, of: lengths, typed: typed)
    case .unit:
      let blank = typed.isEmpty && !head.endsWithBlank ? " " : ""
      let units = QueryFunctions.units.map {
        Completion.Candidate(blank + $0.text, label: $0.text, $0.note)
      }
      return Completion(span, of: units, typed: typed)
    case .measured:
      return Completion(
        span, of: [Completion.Candidate("property('", "a property of the event")], typed: typed)
    case .closing:
      let closes = typed.isEmpty && position.quote == nil && !head.behind.hasPrefix(")")
      return Completion(span, closes ? [Completion.Candidate(")")] : [])
    case .nothing: return Completion(span)
    }
  }

  /// Completes what stands behind `/where ID`: query text as in `where`, or a property's bare name
  /// and a comparison.
  func filterCompletion(_ head: LineHead, from start: Int, node id: Int?) -> Completion {
    let typed = head.typed(from: start)
    guard let event = id.flatMap({ state?.tree.node($0) })?.condition.streamEvent, let open else {
      return Completion(head.span(from: head.cursor))
    }
    let opening = "event(\(QueryPrinter.quoted(event.description))).where("
    if typed.contains("(") { return queryCompletion(head, from: start, behind: opening) }
    if let quoted = OpenQuote(typed) {
      let path = FieldPath(String(typed.prefix { $0 != " " }))
      let place = start + quoted.offset
      return values(
        of: .property(path, of: event), head.span(from: place), head.typed(from: place),
        QuotedText(quote: quoted.quote, behind: head.behind).closing(""))
    }
    let span = head.span(from: start)
    let (found, count) = open.names.matches(
      .properties(of: event), typed, limit: Completion.limit)
    return Completion(
      span,
      found.map {
        Completion.Candidate(
          open.names.name($0) + " ", label: open.names.name($0), open.names.note($0))
      }, count: count
    ).followed(by: queryCompletion(head, from: start, behind: opening))
  }

  // MARK: - Conditions

  /// Forms first, then the names that a condition can begin with.
  private func conditions(
    inside event: EventName?, _ isNested: Bool, _ span: Span, _ typed: String
  ) -> Completion {
    var forms = QueryFunctions.conditions
    if event != nil { forms = QueryFunctions.filterConditions + forms }
    let level = state?.level ?? levelOverride ?? .users
    if event == nil, level == .accounts { forms += QueryFunctions.accountConditions }
    let found = Completion(span, of: Self.forms(forms), typed: typed)
    guard let open else { return found }
    let kinds: [WorkspaceNames.Kind] =
      event.map { [.properties(of: $0), .everything] } ?? [.everything]
    return kinds.reduce(found) { found, kind in
      let (names, count) = open.names.matches(kind, typed, limit: Completion.limit)
      return found.followed(
        by: Completion(
          span,
          names.map { Completion.Candidate(open.names.query($0), open.names.note($0)) },
          count: count))
    }
  }

  private func comparisons(
    behind subject: QueryPosition.Subject, afterBlank: Bool
  ) -> [Completion.Candidate] {
    let functions = Self.functions(of: subject).map {
      Completion.Candidate("." + $0.text, $0.note)
    }
    if case .event = subject { return functions }
    let signs = QueryFunctions.comparisons.map {
      Completion.Candidate(
        (afterBlank ? "" : " ") + $0.text, label: $0.text.trimmingBlanks, $0.note)
    }
    return signs + functions
  }

  private static func functions(
    of subject: QueryPosition.Subject
  ) -> [QueryFunctions.Form] {
    switch subject {
    case .event: QueryFunctions.filters + QueryFunctions.measures
    case .trait, .property, .context, .measure, .other: QueryFunctions.comparators
    }
  }

  private static func forms(_ forms: [QueryFunctions.Form]) -> [Completion.Candidate] {
    forms.map { Completion.Candidate($0.text, label: $0.text.trimmingBlanks, $0.note) }
  }

  // MARK: - Names and values

  private func names(
    _ kind: QueryPosition.NameKind, _ span: Span, _ typed: String, _ writer: QuotedText
  ) -> Completion {
    guard let names = open?.names else { return Completion(span) }
    let list: WorkspaceNames.Kind
    switch kind {
    case .event: list = .events
    case .trait: list = .traits((state?.level ?? levelOverride ?? .users).traitScope)
    case .property(let event?) where names.workspace.event(named: event) != nil:
      list = .properties(of: event)
    case .property: list = .allProperties
    case .context:
      return Completion(
        span, of: Self.contextPaths.map { writer.candidate($0, note: "") }, typed: typed
      ) { $0.label }
    }
    let (found, count) = names.matches(list, typed, limit: Completion.limit)
    return Completion(
      span, found.map { writer.candidate(names.path($0), note: names.note($0)) }, count: count)
  }

  /// The context fields of the Segment Spec ("Spec: Common Fields") that analysts filter by, and
  /// the event's own time (SEMANTICS 2).
  private static let contextPaths = [
    "timestamp", "page.url", "page.path", "page.title", "page.referrer", "campaign.name",
    "campaign.source", "campaign.medium", "device.type", "device.model", "os.name", "os.version",
    "app.name", "app.version", "library.name", "locale", "timezone", "ip", "userAgent",
  ]

  /// The values that were observed of what a condition speaks of: those that the workspace lists,
  /// else those of the samples.
  func values(
    of subject: QueryPosition.Subject, _ span: Span, _ typed: String, _ writer: QuotedText
  ) -> Completion {
    let (field, path) = field(of: subject)
    if settings.masksPersonalData, path?.isPersonal == true { return Completion(span) }
    let listed = field.map { listedValues(of: $0) } ?? []
    let candidates = (listed.isEmpty ? sampleValues(of: subject) : listed).map { value in
      writer.candidate(value: value.value, note: Self.note(on: value))
    }
    return Completion(span, of: candidates, typed: typed) { $0.label }
  }

  /// What a condition speaks of: what the workspace declares of it, and where it is.
  private func field(
    of subject: QueryPosition.Subject
  ) -> (schema: FieldSchema?, path: FieldPath?) {
    guard let workspace = open?.workspace else { return (nil, nil) }
    let lookup: FieldLookup
    let place: FieldPath
    switch subject {
    case .trait(let path):
      lookup = workspace.lookUpTrait(path, scope: completedLevel.traitScope)
      place = path
    case .property(let path, let event?):
      lookup = workspace.lookUpProperty(path, of: event)
      place = path
    case .property(let path, nil):
      return (workspace.events.lazy.flatMap(\.properties).first { $0.path == path }, path)
    case .measure(let inner?): return field(of: inner)
    case .event, .context, .measure(nil), .other: return (nil, nil)
    }
    if case .declared(let field) = lookup { return (field, place) }
    return (nil, place)
  }

  private var completedLevel: AudienceLevel { state?.level ?? levelOverride ?? .users }

  /// The values that the samples have of what a condition speaks of, the most frequent first.
  private func sampleValues(of subject: QueryPosition.Subject) -> [FieldValue] {
    guard let open, open.hasProfiles else { return [] }
    let field: SampleField
    switch subject {
    case .trait(let path): field = .trait(path)
    case .property(let path, let event?): field = .property(path, of: event)
    case .measure(let inner?): return sampleValues(of: inner)
    case .property(_, nil), .event, .context, .measure(nil), .other: return []
    }
    return open.observed.values(
      ObservedValues.Key(field: field, level: completedLevel, now: clock.now), of: open.engine)
  }

  private func listedValues(of field: FieldSchema) -> [FieldValue] {
    if !field.values.isEmpty { return field.values }
    switch field.type {
    case .boolean: return [FieldValue(.boolean(true)), FieldValue(.boolean(false))]
    case .date: return [FieldValue(.text(clock.now.date.text))]
    case .string, .number, .array, .object: return []
    }
  }

  private static func note(on value: FieldValue) -> String {
    let parts = [
      value.count.map { "seen \($0) \($0 == 1 ? "time" : "times")" },
      value.lastSeen.map { "last seen \($0.date.text)" },
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }
}
