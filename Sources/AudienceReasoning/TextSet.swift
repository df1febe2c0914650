import AudienceDiagnostics

/// A set of texts: some of them, or all but some that pass some tests.
///
/// An upper bound: where a test cannot be told to exclude another, both are kept.
enum TextSet: Hashable, Sendable {
  case some(Set<UTF8Text>)
  case passing(Set<TextTest>, except: Set<UTF8Text>)

  static let all = TextSet.passing([], except: [])
  static let none = TextSet.some([])

  var isEmpty: Bool { self == .none }

  func intersection(_ other: TextSet) -> TextSet {
    switch (self, other) {
    case (.some(let one), .some(let two)): return .some(one.intersection(two))
    case (.some(let texts), .passing(let tests, let except)),
      (.passing(let tests, let except), .some(let texts)):
      return .some(
        texts.filter { text in
          !except.contains(text) && tests.allSatisfy { $0.passes(text) }
        })
    case (.passing(let tests, let except), .passing(let moreTests, let moreExcept)):
      let all = tests.union(moreTests)
      if TextTest.excludeEachOther(all) { return .none }
      return .passing(all, except: except.union(moreExcept))
    }
  }

  func union(_ other: TextSet) -> TextSet {
    switch (self, other) {
    case (.some(let one), .some(let two)): return .some(one.union(two))
    case (.some(let texts), .passing(let tests, let except)),
      (.passing(let tests, let except), .some(let texts)):
      return .passing(
        tests.filter { test in texts.allSatisfy(test.passes) }, except: except.subtracting(texts))
    case (.passing(let tests, let except), .passing(let others, let otherExcept)):
      func isOutside(_ text: UTF8Text, _ tests: Set<TextTest>, _ except: Set<UTF8Text>) -> Bool {
        except.contains(text) || !tests.allSatisfy { $0.passes(text) }
      }
      let both = except.union(otherExcept).filter {
        isOutside($0, tests, except) && isOutside($0, others, otherExcept)
      }
      return .passing(tests.intersection(others), except: both)
    }
  }
}

/// One test of a text that a comparator makes.
struct TextTest: Hashable, Sendable {
  /// What is looked for.
  enum Kind: Hashable, Sendable {
    /// Some of the texts occur.
    case contains([UTF8Text])
    case startsWith(UTF8Text)
    case endsWith(UTF8Text)
  }

  let kind: Kind
  /// Whether it is to be so, or not.
  let isWanted: Bool

  func passes(_ text: UTF8Text) -> Bool {
    let found =
      switch kind {
      case .contains(let texts): texts.contains(where: text.contains)
      case .startsWith(let start): text.hasPrefix(start)
      case .endsWith(let end): text.hasSuffix(end)
      }
    return found == isWanted
  }

  /// Whether no text passes them all, as far as two of them tell.
  static func excludeEachOther(_ tests: Set<TextTest>) -> Bool {
    if tests.contains(where: { $0.isWanted && tests.contains($0.opposite) }) { return true }
    var starts: [UTF8Text] = []
    var ends: [UTF8Text] = []
    for test in tests where test.isWanted {
      switch test.kind {
      case .startsWith(let text): starts.append(text)
      case .endsWith(let text): ends.append(text)
      case .contains: break
      }
    }
    return starts.contains { one in
      starts.contains { !one.hasPrefix($0) && !$0.hasPrefix(one) }
    } || ends.contains { one in ends.contains { !one.hasSuffix($0) && !$0.hasSuffix(one) } }
  }

  private var opposite: TextTest { TextTest(kind: kind, isWanted: !isWanted) }
}
