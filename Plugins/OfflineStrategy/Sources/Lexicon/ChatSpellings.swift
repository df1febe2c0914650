/// How colleagues write in a hurry: words that mean the same in full, whatever the workspace is.
///
/// Short forms of the workspace's own nouns are in `Abbreviations`.
enum ChatSpellings {
  /// The short form → the word in full, as written.
  static let words: [String: String] = {
    var words: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      for short in parts.dropFirst() { words[short] = parts[0] }
    }
    return words
  }()

  /// Those of them that are so behind a number only: `2 wks`, `48 hrs`.
  static let units: [String: String] = [
    "min": "minutes", "mins": "minutes", "hr": "hours", "hrs": "hours", "wk": "weeks",
    "wks": "weeks", "mo": "months", "mos": "months", "mth": "months", "mths": "months",
    "yr": "years", "yrs": "years", "qtr": "quarters", "qtrs": "quarters",
  ]

  /// Words of address and thanks, which ask for nothing themselves.
  static let courtesies: Set<String> = [
    "hey", "hi", "hello", "hiya", "heya", "yo", "please", "thanks", "thank", "cheers", "ty", "asap",
    "kindly", "ok", "okay", "btw", "fyi", "lol", "tia", "appreciated", "anyway", "anyways",
    "regardless", "nonetheless", "nevertheless",
  ]

  /// The word in full, then its short forms.
  private static let table = """
    people ppl ppls peeps
    someone sb
    please pls plz plse
    thanks thx thnx tnx thks
    because bc cuz coz cos bcause bcoz
    before b4
    through thru
    and n
    though tho
    about abt
    between btwn btw/
    without wo
    with w
    you u
    your ur
    recent recnt
    week wk
    weeks wks
    month mth
    months mths mos
    year yr
    years yrs
    hours hrs
    """
}
