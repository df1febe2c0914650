/// What happens between a request and its answer; the same for both APIs, streamed or not.
///
/// A stream of events ends with exactly one `finished` or `failed`, and nothing comes after it.
package enum ModelEvent: Sendable {
  /// The request begins to go out; again for every try.
  case sending(SendingNotice)
  /// The answer has begun.
  case answering(requestID: String?)
  /// The model works, and nothing of it is to be shown: a step of reasoning, a sign of life.
  case thinking
  /// The next piece of the answer's text.
  case text(String)
  /// The next piece of the words with which the model says that it will not.
  case refusal(String)
  /// The try came to nothing and another follows: all text so far is void.
  case retrying(RetryNotice)
  case finished(ModelReply)
  case failed(ModelError)
}

/// What is known when a try begins.
package struct SendingNotice: Hashable, Sendable {
  /// The first is 1.
  package let attempt: Int
  package let bytes: Int
  package let rung: SchemaRung
}

/// Why and when another try follows.
package struct RetryNotice: Hashable, Sendable {
  package let reason: ModelError
  /// How long nothing is sent until then.
  package let wait: Duration
}

/// A whole answer.
package struct ModelReply: Hashable, Sendable {
  /// What the model said.
  package enum Answer: Hashable, Sendable {
    /// The JSON text of the answer: not checked, and not to be trusted.
    case text(String)
    /// The model's own words for why it will not.
    case refusal(String)
  }

  package let answer: Answer
  /// How the form was asked for.
  package let rung: SchemaRung
  /// The model that answered, as the server names it.
  package let model: String?
  package let usage: ModelUsage?
  /// The server's name for this exchange, for asking its makers.
  package let requestID: String?
  /// How often it was sent.
  package let attempts: Int
  /// Fields that the server did not take, so that they were left out: `reasoning_effort`.
  package let droppedFields: [String]

  package init(
    answer: Answer, rung: SchemaRung = .strictSchema, model: String? = nil,
    usage: ModelUsage? = nil, requestID: String? = nil, attempts: Int = 1,
    droppedFields: [String] = []
  ) {
    self.answer = answer
    self.rung = rung
    self.model = model
    self.usage = usage
    self.requestID = requestID
    self.attempts = attempts
    self.droppedFields = droppedFields
  }
}

/// The tokens an answer took.
package struct ModelUsage: Hashable, Sendable {
  package let input: Int
  /// Those of the input that the server had kept from before.
  package let cachedInput: Int
  package let output: Int
  /// Those of the output that were reasoning.
  package let reasoning: Int

  package init(input: Int, cachedInput: Int = 0, output: Int, reasoning: Int = 0) {
    self.input = input
    self.cachedInput = cachedInput
    self.output = output
    self.reasoning = reasoning
  }
}
