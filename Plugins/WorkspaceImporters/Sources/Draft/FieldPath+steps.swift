import AudienceDiagnostics
import AudienceSchema

extension FieldPath {
  /// The path that leads over steps; nil where a name cannot be written in one: `$`, the empty name,
  /// or one whose backslash would hide the dot behind it.
  init?(steps: [Step]) {
    var parts: [String] = []
    for step in steps {
      switch step {
      case .everyElement: parts.append("$")
      case .name(let name):
        guard !name.isEmpty else { return nil }
        parts.append(FieldPath(names: [name.string]).text.string)
      }
    }
    self.init(parts.joined(separator: "."))
    guard self.steps == steps else { return nil }
  }
}
