/// The states of the USA and the provinces of Canada by their postal codes.
enum StateTable {
  /// The code in capitals → its name, word by word in base form.
  static let names: [String: [String]] = Dictionary(
    table.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (words[0], words.dropFirst().map(Lemmatizer.lemma))
    }, uniquingKeysWith: { first, _ in first })

  /// The code in capitals → what people from there are called, in base form.
  static let demonyms: [String: [String]] = Dictionary(
    demonymTable.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (words[0], words.dropFirst().map(Lemmatizer.lemma))
    }, uniquingKeysWith: { first, _ in first })

  private static let demonymTable = """
    AL alabaman
    AK alaskan
    AZ arizonan
    AR arkansan
    CA californian
    CO coloradan
    FL floridian
    HI hawaiian
    ID idahoan
    IL illinoisan
    IA iowan
    KS kansan
    KY kentuckian
    LA louisianan
    MD marylander
    MI michigander
    MN minnesotan
    MO missourian
    MT montanan
    NE nebraskan
    NV nevadan
    NM new mexican
    NY new yorker
    OH ohioan
    OK oklahoman
    OR oregonian
    PA pennsylvanian
    TN tennessean
    TX texan
    UT utahn
    VA virginian
    WA washingtonian
    WI wisconsinite
    AB albertan
    BC british columbian
    ON ontarian
    QC quebecer
    """

  private static let table = """
    AL alabama
    AK alaska
    AZ arizona
    AR arkansas
    CA california
    CO colorado
    CT connecticut
    DE delaware
    FL florida
    GA georgia
    HI hawaii
    ID idaho
    IL illinois
    IN indiana
    IA iowa
    KS kansas
    KY kentucky
    LA louisiana
    ME maine
    MD maryland
    MA massachusetts
    MI michigan
    MN minnesota
    MS mississippi
    MO missouri
    MT montana
    NE nebraska
    NV nevada
    NH new hampshire
    NJ new jersey
    NM new mexico
    NY new york
    NC north carolina
    ND north dakota
    OH ohio
    OK oklahoma
    OR oregon
    PA pennsylvania
    RI rhode island
    SC south carolina
    SD south dakota
    TN tennessee
    TX texas
    UT utah
    VT vermont
    VA virginia
    WA washington
    WV west virginia
    WI wisconsin
    WY wyoming
    DC washington dc
    AB alberta
    BC british columbia
    MB manitoba
    NB new brunswick
    NS nova scotia
    ON ontario
    QC quebec
    SK saskatchewan
    """
}
