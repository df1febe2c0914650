/// How one kind of personal data looks; the surer patterns come first.
struct PersonalDataPattern {
  struct Match {
    let kind: PersonalData.Kind
    let range: Range<String.Index>
  }

  let matches: (String) -> [Match]

  /// - Parameters:
  ///   - group: the part of a match that is the data itself.
  ///   - isOther: tells what only looks like it, from the match and the text before and after it.
  private init<Output>(
    _ kind: PersonalData.Kind, _ regex: Regex<Output>, group: Int = 0,
    unless isOther: @escaping (Substring, Substring, Substring) -> Bool = { _, _, _ in false }
  ) {
    matches = { text in
      text.matches(of: Regex<AnyRegexOutput>(regex)).compactMap { match in
        guard let range = match.output[group].range else { return nil }
        let before = text[..<range.lowerBound]
        let after = text[range.upperBound...]
        return isOther(text[range], before, after) ? nil : Match(kind: kind, range: range)
      }
    }
  }

  /// The patterns that a text has the characters for.
  ///
  /// To look for a pattern costs more than to read a prompt, and most prompts hold few digits.
  static func patterns(for text: String) -> [PersonalDataPattern] {
    let cues = PersonalDataCues(text)
    var found: [PersonalDataPattern] = []
    if cues.hasAt { found += [email] }
    if cues.hasBracket { found += [hiddenEmail] }
    if cues.hasCode { found += [bankAccount] }
    if cues.digits >= 8 { found += [card, socialSecurity] }
    if cues.digits >= 6 { found += [insuranceNumber, passport] }
    if cues.longestNumber >= 6 { found += [namedID] }
    if cues.hasPoints { found += [networkAddress] }
    if cues.hasColons { found += [longNetworkAddress] }
    if cues.digits >= 7 {
      found += [internationalPhone, americanPhone, nationalPhone, namedPhone, plainPhone]
    }
    if cues.hasHouseNumber { found += [street] }
    if cues.endsInNumber { found += [germanStreet] }
    return found
  }

  // MARK: - Patterns

  private static var email: PersonalDataPattern {
    PersonalDataPattern(
      .email, /[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)*\.\p{L}{2,}/)
  }

  /// `jane.doe (at) example.org`, as people write it to hide it.
  private static var hiddenEmail: PersonalDataPattern {
    PersonalDataPattern(
      .email, /(?i)[\p{L}\p{N}._%+\-]+ ?[(\[]at[)\]] ?[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+/)
  }

  private static var bankAccount: PersonalDataPattern {
    PersonalDataPattern(
      .bankAccount, /[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?/
    ) { match, before, _ in before.endsInWord || !CheckDigits.isIBAN(match) }
  }

  private static var card: PersonalDataPattern {
    PersonalDataPattern(.card, /[2-6][0-9]{3}(?:[ \-]?[0-9]{2,6}){2,4}/) { match, before, after in
      before.endsInWord || after.beginsWithDigit || !CheckDigits.isCard(match)
    }
  }

  private static var socialSecurity: PersonalDataPattern {
    PersonalDataPattern(
      .nationalID, /(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}/
    ) { _, before, after in before.endsInWord || after.continuesNumber }
  }

  private static var insuranceNumber: PersonalDataPattern {
    PersonalDataPattern(
      .nationalID,
      /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]/
    ) { _, before, after in before.endsInWord || before.namesCode || after.continuesWord }
  }

  private static var passport: PersonalDataPattern {
    PersonalDataPattern(
      .passport,
      /(?i)passport(?: (?:number|no|nr|id|#))?[.:#]?(?: (?:is|was|=|equals))? ?#?([A-Z]{0,3}[0-9]{6,9}[A-Z]?)\b/,
      group: 1)
  }

  private static var namedID: PersonalDataPattern {
    PersonalDataPattern(
      .nationalID,
      /(?i)(?:ssn|social security|national id|national insurance|tax id|driver'?s licen[cs]e|driving licen[cs]e|identity card|aadhaar|cpf|bsn|pesel)(?: (?:number|no|nr|#))?[.:#]?(?: (?:is|was|=|equals))? ?#?([A-Z]{0,3}[0-9][0-9 \-]{4,14}[0-9])\b/,
      group: 1)
  }

  private static var networkAddress: PersonalDataPattern {
    PersonalDataPattern(
      .networkAddress, /[0-9]{1,3}(?:\.[0-9]{1,3}){3}/
    ) { match, before, after in
      before.endsInWord || after.continuesNumber || before.namesVersion
        || match.split(separator: ".").contains { Int($0) ?? 256 > 255 }
    }
  }

  private static var longNetworkAddress: PersonalDataPattern {
    PersonalDataPattern(
      .networkAddress,
      /(?i)(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){2,6}(?::[0-9a-f]{1,4}){1,5}|[0-9a-f]{3,4}::[0-9a-f]{1,4}/
    ) { _, before, after in before.endsInWord || after.continuesWord }
  }

  private static var internationalPhone: PersonalDataPattern {
    PersonalDataPattern(
      .phone, /\+(?:1[ .\-]?\(?[2-9]|[2-9])(?:[ ().\/\-]{0,2}[0-9]){6,13}/
    ) { match, before, after in
      // In one piece it takes a whole number with its country to be none of a count.
      let isCount = match.dropFirst().allSatisfy(\.isNumber) && match.count <= 10
      return before.endsInWord || after.continuesWord || isCount
    }
  }

  private static var americanPhone: PersonalDataPattern {
    PersonalDataPattern(
      .phone, /(?:1[ .\-])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[.\-])[2-9][0-9]{2}[.\- ][0-9]{4}/
    ) { _, before, after in before.endsInWord || before.endsInMoney || after.continuesNumber }
  }

  /// With the zero that starts a number inside its country: `020 7946 0958`, `07911123456`.
  private static var nationalPhone: PersonalDataPattern {
    PersonalDataPattern(
      .phone,
      /0[1-9](?:[ .\-][0-9]{2}){4}|\(?0[1-9][0-9]{1,3}\)?[ \/\-][0-9]{3,4}[ \-]?[0-9]{3,5}|0[1-9][0-9]{8,9}/
    ) { _, before, after in
      before.endsInWord || before.endsInMoney || before.namesCode || after.continuesNumber
    }
  }

  /// Ten digits in a sentence about phones: `4155550132 as phone`.
  private static var plainPhone: PersonalDataPattern {
    PersonalDataPattern(.phone, /[2-9][0-9]{2}[2-9][0-9]{6}/) { _, before, after in
      before.endsInWord || before.namesCode || after.continuesNumber
        || !(before.mentionsPhone || after.mentionsPhone)
    }
  }

  /// Digits that only the word before them makes a phone number: `phone is 5550132`.
  private static var namedPhone: PersonalDataPattern {
    PersonalDataPattern(
      .phone,
      /(?i)\b(?:phone|telephone|tel|mobile|cell|cellphone|whatsapp|fax|call|sms)\b(?: (?:number|no|nr))?[.:#]?(?: (?:is|was|=|equals|at|to))* ?["']?(\(?[0-9][0-9 ().\/\-]{5,16}[0-9])/,
      group: 1
    ) { match, _, after in
      after.continuesWord || !(7...15).contains(match.count(where: \.isNumber))
        || match.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}.*/) != nil
    }
  }

  private static var street: PersonalDataPattern {
    PersonalDataPattern(
      .streetAddress,
      /[0-9]{1,5}[A-Za-z]? (?:(?:North|South|East|West|[NSEW]\.?) )?(?:[A-Z][a-z]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Terrace|Crescent)\b\.?/
    ) { _, before, after in
      before.endsInWord || !before.namesPlace && after.contains { !".,;".contains($0) }
        || after.prefixMatch(of: /\ [A-Z]/) != nil
    }
  }

  private static var germanStreet: PersonalDataPattern {
    PersonalDataPattern(
      .streetAddress, /\p{Lu}\p{L}+(?:straße|strasse|str\.|weg|gasse|allee) [0-9]{1,4}[a-z]?\b/)
  }
}

extension Substring {
  /// Whether a number right behind this text belongs to a longer word: `ORD-415-555-0132`.
  fileprivate var endsInWord: Bool {
    guard let last else { return false }
    return last.isLetter || last.isNumber || "#-_/.+:".contains(last)
  }

  fileprivate var endsInMoney: Bool {
    guard let last else { return false }
    return last.isCurrencySymbol
  }

  fileprivate var beginsWithDigit: Bool { first?.isNumber == true }

  fileprivate var continuesWord: Bool {
    guard let first else { return false }
    return first.isLetter || first.isNumber || first == "_"
  }

  /// Whether a number right before this text goes on in it; a full stop at its end does not.
  fileprivate var continuesNumber: Bool {
    if continuesWord { return true }
    guard let first, ".-/".contains(first) else { return false }
    return dropFirst().first?.isNumber == true
  }

  /// Whether what follows is called a code: a coupon's, an order's.
  fileprivate var namesCode: Bool {
    lowercased().wholeMatch(
      of:
        /.*\b(?:code|coupon|voucher|promo|sku|order|product|item|invoice|ticket|campaign|id)s?(?: (?:is|number|no|id))?[:#]? ?["']?/
    ) != nil
  }

  /// Whether what follows is said to be a place.
  fileprivate var namesPlace: Bool {
    lowercased().wholeMatch(
      of: /.*\b(?:at|address|street|to|from|near|on|is|live|lives|living)[:=]? ?["']?/
    ) != nil
  }

  fileprivate var mentionsPhone: Bool {
    lowercased().firstMatch(of: /\b(?:phone|telephone|tel|mobile|cell|whatsapp|call|called)\b/)
      != nil
  }

  fileprivate var namesVersion: Bool {
    lowercased().wholeMatch(of: /.*\b(?:version|release|build|v)\.? ?/) != nil
  }
}
