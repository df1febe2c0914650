/// How answers look and what comes with them, as a person set it with `/config`.
package struct ReplSettings: Hashable, Sendable {
  /// When output is coloured, where no argument and no variable of the environment says it.
  package enum Colour: String, Sendable, CaseIterable {
    case auto, always, never
  }

  /// Whether a line after an answer says what could be tried next.
  package var showsHints = true
  package var colour = Colour.auto
  /// Whether what tells who somebody is is masked in answers.
  package var masksPersonalData = false

  package init() {}

  /// The settings by the words that name them.
  enum Name: String, CaseIterable {
    case hints, colour, mask

    /// The setting that a word names; `color` is another spelling.
    init?(word: String) {
      self.init(rawValue: word == "color" ? "colour" : word)
    }

    /// One line: what it does.
    var summary: String {
      switch self {
      case .hints: "a dim line after an answer says what to try next"
      case .colour: "when answers are coloured; --color and NO_COLOR go before it"
      case .mask: "e-mail addresses, phones, names and the like are shown as \(PersonalMask.text)"
      }
    }

    /// The values it can have.
    var values: [String] {
      switch self {
      case .hints, .mask: ["on", "off"]
      case .colour: Colour.allCases.map(\.rawValue)
      }
    }
  }

  /// A setting's value as it is typed.
  subscript(name: Name) -> String {
    switch name {
    case .hints: showsHints ? "on" : "off"
    case .colour: colour.rawValue
    case .mask: masksPersonalData ? "on" : "off"
    }
  }

  /// Sets a value that is one of the setting's; leaves others as they are and answers false.
  mutating func set(_ name: Name, to value: String) -> Bool {
    guard name.values.contains(value) else { return false }
    switch name {
    case .hints: showsHints = value == "on"
    case .colour: colour = Colour(rawValue: value) ?? colour
    case .mask: masksPersonalData = value == "on"
    }
    return true
  }
}

/// What `/config` tells: settings with their values.
package struct ConfigReply: Sendable {
  package let settings: [Setting]
  /// Where they are kept, and how one is changed.
  package let notes: [String]

  package struct Setting: Hashable, Sendable {
    package let name: String
    package let value: String
    /// The values it can have.
    package let values: [String]
    package let summary: String
  }
}
