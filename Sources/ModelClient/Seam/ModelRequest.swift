package import AudienceJSON

/// What a model is asked, in words that both APIs know.
///
/// What stays the same from prompt to prompt comes first in every body (instructions, then the
/// turns), so that servers can keep what they have read of it.
package struct ModelRequest: Hashable, Sendable {
  /// One message after the instructions.
  package struct Turn: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable { case user, assistant }

    package let role: Role
    package let text: String

    package init(_ role: Role, _ text: String) {
      self.role = role
      self.text = text
    }
  }

  /// The form the answer has to have.
  package struct Schema: Hashable, Sendable {
    /// Letters, digits, `_` and `-`, at most 64.
    package let name: String
    /// A JSON schema within the subset that strict mode takes.
    package let value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// What this request is called in a recording (the prompt); never sent.
  package var label: String
  package var model: String
  package var instructions: String
  /// The few-shot turns, the prompt, and in a repair what was answered and what is wrong with it.
  package var turns: [Turn]
  package var schema: Schema
  /// Reasoning counts too, so there is room to be left; nil: the server's own limit.
  package var maximumOutputTokens: Int?
  /// How hard a reasoning model thinks: `low`; nil for models that do not.
  package var reasoningEffort: String?
  /// The same for requests that begin the same, so that the server finds what it kept.
  package var cacheKey: String?
  package var isStreamed: Bool
  /// How the form is asked for first; the rung of a server's last answer spares what it refuses.
  package var firstRung: SchemaRung

  package init(
    label: String, model: String, instructions: String, turns: [Turn], schema: Schema,
    maximumOutputTokens: Int? = nil, reasoningEffort: String? = nil, cacheKey: String? = nil,
    isStreamed: Bool = true, firstRung: SchemaRung = .strictSchema
  ) {
    self.label = label
    self.model = model
    self.instructions = instructions
    self.turns = turns
    self.schema = schema
    self.maximumOutputTokens = maximumOutputTokens
    self.reasoningEffort = reasoningEffort
    self.cacheKey = cacheKey
    self.isStreamed = isStreamed
    self.firstRung = firstRung
  }
}

/// How the form of the answer is asked for; servers that refuse one are asked by the next.
package enum SchemaRung: Int, Hashable, Sendable, CaseIterable {
  /// The schema itself, strict: the server lets nothing else through.
  case strictSchema
  /// The server lets only JSON through; the schema stands in the instructions.
  case jsonMode
  /// Nothing is asked of the server; the first balanced JSON object of its text is the answer.
  case plainText

  /// `strict schema`, as a result shows it.
  package var words: String {
    switch self {
    case .strictSchema: "strict schema"
    case .jsonMode: "JSON mode"
    case .plainText: "plain text"
    }
  }

  /// The next one for a server that does not know this one.
  var next: SchemaRung? { SchemaRung(rawValue: rawValue + 1) }
}
