/// A statement ready to be run: one, without a semicolon at its end.
package struct SQLStatement: Hashable, Sendable {
  package let text: String
  /// The texts that stand for the places of parameters, in order; empty where all are literals.
  package let parameters: [String]
  /// What a reader should know, a sentence each.
  package let notes: [String]

  package init(text: String, parameters: [String], notes: [String]) {
    self.text = text
    self.parameters = parameters
    self.notes = notes
  }
}

/// How the texts of a condition stand in a statement.
package enum LiteralStyle: Hashable, Sendable {
  case inline
  /// As parameters, which the connection sends beside the statement: `$1`, `?1`, `{p1:String}`.
  case parameters
}

/// How time bounds stand in a statement.
package enum TimeStyle: Hashable, Sendable {
  /// As instants that follow from the clock.
  case literal
  /// From the server's own clock, for statements that run on a schedule.
  case relative
}

/// Makes texts safe inside a `--` comment: one line, without what a terminal or an editor obeys.
enum SQLComment {
  static func line(_ text: String) -> String { "-- " + safe(text) }

  static func safe(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        safe += " "
      default: safe.unicodeScalars.append(scalar)
      }
    }
    let blanked = safe.replacing("*/", with: "* /").replacing("/*", with: "/ *")
    return blanked.unicodeScalars.count > 160 ? blanked.prefix(159) + "…" : blanked
  }
}
