import AudienceDiagnostics

/// What a line could go on with, shown behind the cursor.
package enum LineHint: Hashable, Sendable {
  /// Text that can be taken as it is.
  case rest(String)
  /// What has to be typed: `ID WORDS`.
  case usage(String)
}

extension Session {
  /// How a typed line would most likely go on, by the names and commands there are; nil for
  /// nothing. Asks neither files nor the samples, so that it can follow every key.
  package func hint(for line: String) -> LineHint? {
    let command = CommandLine(line)
    guard command.isCommand else { return rest(of: line, from: 3) }
    let isWord = command.wordSpan.end == line.utf8.count
    if isWord {
      guard command.word.utf8.count > 1, command.name == nil else { return nil }
      return rest(of: line, from: 1)
    }
    guard let name = command.name, let spec = CommandTable.spec(name) else { return nil }
    if command.rest.text.isEmpty {
      return spec.arguments.isEmpty ? nil : .usage(spec.arguments)
    }
    let asks: Set<CommandSpec.ArgumentKind> = [.profile, .path]
    return asks.isDisjoint(with: spec.completes) ? rest(of: line, from: 1) : nil
  }

  /// What the best candidate has beyond what was typed, where it begins with that.
  private func rest(of line: String, from least: Int) -> LineHint? {
    let completion = completion(of: line, at: line.utf8.count)
    let typed = Array(line.utf8)[completion.replace.start..<completion.replace.end]
    guard typed.count >= least, let first = completion.candidates.first?.text,
      first.utf8.starts(with: typed), first.utf8.count > typed.count
    else { return nil }
    return .rest(String(decoding: first.utf8.dropFirst(typed.count), as: UTF8.self))
  }
}
