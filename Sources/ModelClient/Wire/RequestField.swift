/// A field of a request that an answer can be had without; left out where a server refuses it.
enum RequestField: String, Hashable, Sendable, CaseIterable {
  case cacheKey, outputLimit, reasoning, store, streamOptions

  /// What the API calls it; nil where it has no such field, or the field has to stay: an answer of
  /// the Responses API is kept by the server unless `store` says otherwise.
  func name(in api: ModelAPI) -> String? {
    switch (self, api) {
    case (.cacheKey, _): "prompt_cache_key"
    case (.outputLimit, .responses): "max_output_tokens"
    case (.outputLimit, .chatCompletions): "max_completion_tokens"
    case (.reasoning, .responses): "reasoning"
    case (.reasoning, .chatCompletions): "reasoning_effort"
    case (.store, .chatCompletions): "store"
    case (.streamOptions, .chatCompletions): "stream_options"
    case (.store, .responses), (.streamOptions, .responses): nil
    }
  }
}
