import AudienceConditions
import AudienceDiagnostics
import AudiencePreview
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

extension Session {
  /// What could be tried after an answer, the most useful first; none where the answer itself says
  /// how to go on.
  package func nextSteps(after reply: Reply) -> [NextStep] {
    switch reply {
    case .opened: afterOpening
    case .generated(let reply): afterGenerating(reply)
    case .changed(let reply): afterChanging(reply)
    case .tree, .explanation, .readings: editing + looking
    case .members(let reply): afterMembers(reply)
    case .count: [preview] + looking
    case .why(let reply): afterWhy(reply)
    case .schema: values + examples
    case .analysis(let reply): afterAnalysis(reply)
    case .log:
      [NextStep(.diff, with: "STEP", "tells what changed since a step, and who came or went")]
    case .exported, .copied: [save]
    case .help: [NextStep(.learn, "teaches it in ten short lessons")]
    case .examples: [NextStep(.tips, "tells what makes a good prompt")]
    case .findings, .status, .plugins, .plugin, .draft, .series, .outgoing, .comparison, .config,
      .text, .failed, .quit:
      []
    }
  }

  // MARK: - After one kind of answer

  private var afterOpening: [NextStep] {
    examples + [
      NextStep(.schema, "lists what prompts can be about"),
      NextStep(.help, "lists the commands"),
    ]
  }

  private func afterGenerating(_ reply: GeneratedReply) -> [NextStep] {
    // A question says how it is answered.
    if reply.origin.question != nil { return [] }
    let explain = NextStep(.explain, "shows which of your words made which node")
    return nobody(reply.state) + [preview, explain] + editing + looking
  }

  private func afterChanging(_ reply: ChangedReply) -> [NextStep] {
    nobody(reply.after) + [preview] + looking + [steps] + taking
  }

  private func afterMembers(_ reply: MembersReply) -> [NextStep] {
    let first = reply.rows.first { $0.id.string != PersonalMask.text }
    return (first.map { [NextStep(.why, with: $0.id.string, "tells why it is a member")] } ?? [])
      + [near] + editing + taking
  }

  private func afterWhy(_ reply: WhyReply) -> [NextStep] {
    let id = reply.report.id.string
    let profile = NextStep(.profile, with: id, "shows its traits and events")
    // A profile of a file is not among the samples.
    let isSample = reply.report.isMember || reply.nearMiss == nil
    return (isSample && id != PersonalMask.text ? [profile] : []) + [near] + editing + taking
  }

  private func afterAnalysis(_ reply: AnalysisReply) -> [NextStep] {
    switch reply {
    case .waterfall, .near: sweep + editing + taking
    case .sweep: editing + taking
    case .insights, .overlap:
      [NextStep(.insights, with: "TRAIT", "compares members with all others")] + taking
    case .distribution, .profile: examples
    case .invented: [NextStep(.why, with: "FILE", "tells of a profile in a file")]
    case .audiences: [NextStep(.load, with: "KEY", "takes an audience's definition as the tree")]
    }
  }

  // MARK: - Steps

  private var preview: NextStep {
    NextStep(.preview, "shows some of them, with the traits you name")
  }
  private var near: NextStep { NextStep(.near, "shows whom one condition alone keeps out") }
  private var steps: NextStep { NextStep(.log, "lists your steps") }
  private var save: NextStep {
    NextStep(.save, with: "NAME", "makes it an audience that conditions read")
  }

  private func nobody(_ state: TreeState) -> [NextStep] {
    guard state.members?.ids.isEmpty == true else { return [] }
    return [NextStep(.waterfall, "tells which node drops whom"), near]
  }

  /// An edit of the tree at hand that can be typed as it stands.
  private var editing: [NextStep] {
    guard let state else { return [] }
    let nodes = state.tree.nodes.lazy.map { ($0.id, FieldEdit.completions(for: $0)) }
    for (id, forms) in nodes {
      guard let form = forms.first(where: { $0.text.hasPrefix("within ") }) else { continue }
      return [
        NextStep(.set, with: "\(id) \(form.text)", "changes a node: type what the tree shows")
      ]
    }
    return [NextStep(.set, with: "ID WORDS", "changes a node: type what the tree shows")]
  }

  private var looking: [NextStep] {
    guard state?.members?.ids.isEmpty == false else { return [] }
    return [
      NextStep(.waterfall, "shows how many each node keeps"),
      NextStep(.insights, "shows what sets the members apart"),
    ]
  }

  private var taking: [NextStep] {
    [
      NextStep(.export, with: "csv FILE.csv", "takes the members away, /export query the tree"),
      NextStep(.report, with: "FILE.html", "makes one page of it, to hand on"), save,
    ]
  }

  private var sweep: [NextStep] {
    guard let state else { return [] }
    for node in state.tree.nodes {
      guard let number = NodeNumber.numbers(of: node.condition).first else { continue }
      let unit = number.unit.map { " \($0.rawValue)s" } ?? ""
      let range = "\(node.id) \(number.kind.rawValue) 1..30\(unit)"
      return [NextStep(.sweep, with: range, "shows the size as the number varies")]
    }
    return []
  }

  private var values: [NextStep] {
    guard let trait = open?.workspace.traits.first, open?.hasProfiles == true else { return [] }
    return [
      NextStep(.values, with: trait.field.path.description, "shows how its values are spread")
    ]
  }

  private var examples: [NextStep] {
    open == nil ? [] : [NextStep(.examples, "shows prompts that work here")]
  }
}
