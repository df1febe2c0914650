import AudienceDiagnostics

extension FieldPath {
  /// Whether the name says that the values tell who somebody is: an e-mail address, a phone number,
  /// a person's name, a street, a birthday, a number of a document. By the words of the last step,
  /// in any spelling: `first_name`, `homePhone`.
  public var isPersonal: Bool {
    guard case .name(let name)? = steps.last(where: { $0 != .everyElement }) else { return false }
    let words = Self.words(of: name.string)
    if words.contains(where: Self.personalWords.contains) { return true }
    guard words.last == "name" || words.joined() == "username" else { return false }
    return words.count == 1 && steps.count == 1
      || words.dropLast().contains(where: Self.personalNames.contains)
      || words.joined() == "username"
  }

  private static let personalWords: Set<String> = [
    "email", "mail", "phone", "mobile", "telephone", "address", "street", "birthday", "birthdate",
    "dob", "ssn", "passport", "ip", "iban", "surname", "firstname", "lastname", "fullname",
    "username", "login", "latitude", "longitude",
  ]
  private static let personalNames: Set<String> = [
    "first", "last", "full", "given", "family", "middle", "maiden", "display", "user", "nick",
    "contact", "customer",
  ]

  /// The words of a name in small letters: parted at what is no letter, and before a capital
  /// behind a small letter.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in name {
      if !character.isLetter || (character.isUppercase && wasSmall) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter { word += character.lowercased() }
      wasSmall = character.isLowercase
    }
    return word.isEmpty ? words : words + [word]
  }
}
