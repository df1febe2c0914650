/// Country names and what people call them, by ISO 3166-1 code. Hand-written.
enum CountryTable {
  /// Code, then names; the first name is the usual one.
  private static let table = """
    US united states|usa|america|united states of america|american
    CA canada|canadian
    GB united kingdom|uk|great britain|britain|british|england|scotland|wales
    DE germany|german
    FR france|french
    ES spain|spanish
    IT italy|italian
    PT portugal|portuguese
    NL netherlands|holland|dutch
    BE belgium|belgian
    LU luxembourg
    CH switzerland|swiss
    AT austria|austrian
    IE ireland|irish
    DK denmark|danish
    SE sweden|swedish
    NO norway|norwegian
    FI finland|finnish
    IS iceland
    PL poland|polish
    CZ czech republic|czechia|czech
    SK slovakia
    HU hungary|hungarian
    RO romania|romanian
    BG bulgaria|bulgarian
    GR greece|greek
    HR croatia|croatian
    SI slovenia
    RS serbia
    UA ukraine|ukrainian
    EE estonia
    LV latvia
    LT lithuania
    TR turkey|turkish
    RU russia|russian
    IL israel|israeli
    AE united arab emirates|uae
    SA saudi arabia
    QA qatar
    EG egypt|egyptian
    MA morocco|moroccan
    NG nigeria|nigerian
    KE kenya|kenyan
    GH ghana
    ZA south africa|south african
    IN india|indian
    PK pakistan
    BD bangladesh
    LK sri lanka
    CN china|chinese
    HK hong kong
    TW taiwan
    JP japan|japanese
    KR south korea|korea|korean
    SG singapore
    MY malaysia|malaysian
    TH thailand|thai
    VN vietnam|vietnamese
    PH philippines|filipino
    ID indonesia|indonesian
    AU australia|australian
    NZ new zealand
    MX mexico|mexican
    BR brazil|brazilian
    AR argentina|argentinian
    CL chile|chilean
    CO colombia|colombian
    PE peru|peruvian
    VE venezuela
    EC ecuador
    UY uruguay
    CR costa rica
    PA panama
    CU cuba
    DO dominican republic
    JM jamaica
    PR puerto rico
    """

  /// The names of each code in base form, word by word.
  static let names: [String: [[String]]] = Dictionary(
    table.split(separator: "\n").map { line in
      let code = String(line.prefix(2))
      let names = line.dropFirst(3).split(separator: "|").map { name in
        name.split(separator: " ").map { Lemmatizer.lemma(of: String($0)) }
      }
      return (code, names)
    }, uniquingKeysWith: { first, _ in first })

  /// Names of parts of a country, which a workspace may tell from each other.
  static let parts: Set<[String]> = Set(
    ["england", "scotland", "wales", "holland"].map { [Lemmatizer.lemma(of: $0)] })

  /// The country that words name, by its code or by a name that is no adjective, and where they end.
  static func country(in tokens: [Token], at index: Int) -> (code: String, end: Int)? {
    if names[tokens[index].text] != nil { return (tokens[index].text, index + 1) }
    for (code, name) in namesByOpening[tokens[index].lemma] ?? [] {
      let end = index + name.count
      if end <= tokens.count, tokens[index..<end].map(\.lemma) == name { return (code, end) }
    }
    return nil
  }

  /// Whether words name a country, and no city that is called like it.
  static func isNoCity(in tokens: [Token], at index: Int) -> Bool {
    country(in: tokens, at: index).map { !cities.contains($0.code) } == true
  }

  /// The countries that a city is called like.
  private static let cities: Set<String> = ["LU", "SG", "HK", "MX", "PA", "KW", "MC", "GT"]

  /// By the first word the codes and names, the longest first.
  private static let namesByOpening: [String: [(code: String, name: [String])]] = {
    var openings: [String: [(code: String, name: [String])]] = [:]
    for (code, all) in names.sorted(by: { $0.key < $1.key }) {
      for (place, name) in all.enumerated()
      where place == 0 || name.count > 1 || name[0].count <= 3 {
        openings[name[0], default: []].append((code, name))
      }
    }
    return openings.mapValues { $0.sorted { $0.name.count > $1.name.count } }
  }()

  /// The usual name of a code: `CA` → `canada`.
  static let usualNames: [String: String] = Dictionary(
    table.split(separator: "\n").map { line in
      (String(line.prefix(2)), line.dropFirst(3).split(separator: "|").first.map(String.init) ?? "")
    }, uniquingKeysWith: { first, _ in first })
}
