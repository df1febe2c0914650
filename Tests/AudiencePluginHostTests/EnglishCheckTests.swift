import AudiencePluginHost
import Testing

struct EnglishCheckTests {
  struct Foreign: Sendable {
    let language: String
    let sentences: [String]
  }

  static let foreign: [Foreign] = [
    Foreign(
      language: "Spanish",
      sentences: [
        "Clientes que no han comprado nada en los últimos 30 días",
        "clientes que compraron mas de dos veces en los ultimos 90 dias",
        "Usuarios con más de tres pedidos este año",
        "CLIENTES QUE NO HAN COMPRADO NADA EN ENERO",
        "Personas que viven en Madrid y abrieron un correo la semana pasada",
        "Muéstrame los usuarios premium sin teléfono",
        "\"Clientes que no han comprado nada en los últimos 30 días\"",
      ]),
    Foreign(
      language: "Portuguese",
      sentences: [
        "Clientes que não compraram nada nos últimos 30 dias",
        "Usuários que fizeram mais de três pedidos este ano",
        "Pessoas que moram em São Paulo e têm telefone",
      ]),
    Foreign(
      language: "French",
      sentences: [
        "Les clients qui n'ont rien acheté au cours des 30 derniers jours",
        "Utilisateurs premium qui n’ont pas ouvert de courriel ce mois",
        "Clients ayant dépensé plus de 100 € dans l'année",
        "Personnes dont la ville est Paris et qui sont abonnés",
      ]),
    Foreign(
      language: "Italian",
      sentences: [
        "Clienti che non hanno comprato nulla negli ultimi 30 giorni",
        "Utenti con più di tre ordini nell'ultimo anno",
        "Persone che vivono a Milano e hanno un telefono",
      ]),
    Foreign(
      language: "German",
      sentences: [
        "Benutzer, die sich in den letzten 30 Tagen nicht angemeldet haben",
        "Kunden ohne Telefonnummer aus Berlin",
        "Kunden, die mehr als 100 Euro ausgegeben haben",
        "Zeige mir alle Kunden mit mindestens drei Bestellungen",
      ]),
    Foreign(
      language: "Dutch",
      sentences: [
        "Klanten die de afgelopen 30 dagen niets hebben gekocht",
        "Gebruikers met meer dan drie bestellingen dit jaar",
        "Mensen die in Amsterdam wonen en een telefoon hebben",
      ]),
    Foreign(
      language: "Swedish",
      sentences: [
        "Kunder som inte har köpt något under de senaste 30 dagarna",
        "Användare med mer än tre beställningar i år",
      ]),
    Foreign(
      language: "Danish",
      sentences: [
        "Kunder, der ikke har købt noget i de seneste 30 dage",
        "Brugere med mere end tre ordrer i år",
      ]),
    Foreign(
      language: "Norwegian",
      sentences: [
        "Kunder som ikke har kjøpt noe de siste 30 dagene",
        "Brukere uten telefonnummer som har kjøpt sko",
      ]),
    Foreign(
      language: "Finnish",
      sentences: [
        "Asiakkaat, jotka eivät ole ostaneet mitään viimeisen 30 päivän aikana",
        "Käyttäjät, joilla on yli kolme tilausta",
      ]),
    Foreign(
      language: "Polish",
      sentences: [
        "Klienci, którzy nic nie kupili w ciągu ostatnich 30 dni",
        "Użytkownicy bez numeru telefonu, którzy mają konto premium",
      ]),
    Foreign(
      language: "Czech",
      sentences: ["Zákazníci, kteří za posledních 30 dní nic nekoupili"]),
    Foreign(
      language: "Turkish",
      sentences: [
        "Son 30 gün içinde alışveriş yapmayan müşteriler",
        "Telefonu olmayan premium kullanıcılar",
      ]),
    Foreign(
      language: "Hungarian",
      sentences: ["Vásárlók, akik nem vettek semmit az elmúlt 30 napban"]),
    Foreign(
      language: "Romanian",
      sentences: ["Clienții care nu au cumpărat nimic în ultimele 30 de zile"]),
    Foreign(
      language: "Croatian",
      sentences: ["Kupci koji nisu kupili ništa u posljednjih 30 dana"]),
    Foreign(
      language: "Catalan",
      sentences: ["Clients que no han comprat res en els darrers 30 dies amb telèfon"]),
    Foreign(
      language: "Indonesian",
      sentences: ["Pelanggan yang belum membeli apa pun dalam 30 hari terakhir"]),
    Foreign(
      language: "Hindi in Latin letters",
      sentences: ["Grahak jinhone pichle 30 dino mein kuch nahi kharida"]),
    Foreign(
      language: "Lithuanian",
      sentences: ["Klientai, kurie nieko nepirko per pastarąsias 30 dienų"]),
    Foreign(
      language: "Latvian",
      sentences: ["Klienti, kas nav neko pirkuši pēdējo 30 dienu laikā"]),
    Foreign(
      language: "Estonian",
      sentences: ["Kliendid, kes pole viimase 30 päeva jooksul midagi ostnud"]),
    Foreign(
      language: "Slovenian",
      sentences: ["Stranke, ki v zadnjih 30 dneh niso kupile ničesar"]),
    Foreign(
      language: "Tagalog",
      sentences: ["Mga customer na hindi bumili sa nakaraang 30 araw"]),
    Foreign(
      language: "Swahili",
      sentences: ["Wateja ambao hawajanunua chochote katika siku 30 zilizopita"]),
    Foreign(
      language: "Basque",
      sentences: ["Azken 30 egunetan ezer erosi ez duten bezeroak"]),
    Foreign(
      language: "another script",
      sentences: [
        "Клиенты, которые ничего не купили за последние 30 дней",
        "Πελάτες που δεν αγόρασαν τίποτα τις τελευταίες 30 ημέρες",
        "العملاء الذين لم يشتروا أي شيء خلال آخر 30 يومًا",
        "לקוחות שלא קנו דבר ב-30 הימים האחרונים",
        "पिछले 30 दिनों में कुछ नहीं खरीदने वाले ग्राहक",
        "ลูกค้าที่ไม่ได้ซื้ออะไรเลยใน 30 วันที่ผ่านมา",
        "过去30天内没有购买任何东西的VIP客户",
        "過去30日間に何も購入していないVIPのお客様",
        "지난 30일 동안 아무것도 구매하지 않은 VIP 고객",
      ]),
    Foreign(
      language: "another language",
      sentences: ["Khách hàng không mua gì trong vòng 30 ngày qua"]),
  ]

  @Test("A sentence in another language is recognized", arguments: foreign)
  func recognizes(_ example: Foreign) {
    for sentence in example.sentences {
      let language = EnglishCheck().otherLanguage(of: sentence)
      // Norwegian and Danish, Czech and Slovak share too much to tell apart from one sentence.
      #expect(language != nil, "\(sentence)")
      if let language, !Self.alike.contains([language, example.language]) {
        #expect(language == example.language, "\(sentence)")
      }
    }
  }

  private static let alike: Set<Set<String>> = [
    ["Danish", "Norwegian"], ["Swedish", "Norwegian"], ["Spanish", "Catalan"],
    ["Spanish", "Portuguese"], ["Danish", "Swedish"],
  ]

  static let english: [String] = [
    "Customers who haven't purchased in the last 30 days",
    "Customers who haven’t purchased in the last 30 days",
    "Customers whose favorite category is Crème & Soins",
    "Buyers of Crème de la Mer",
    "Crème de la Mer buyers from Côte d'Ivoire",
    "People from São Paulo, München or Århus",
    "Shoppers living in Rio de Janeiro or Ciudad de México",
    "Users who viewed El Corte Inglés gift cards de luxe",
    "Clientes who bought shoes",
    "People who typed 'clientes que no han comprado nada en los últimos días'",
    "Searched for \"zapatos de mujer para la oficina\"",
    "Searched for “chaussures pour femme avec des lacets”",
    "Viewed the page «Über uns und unsere Geschichte» twice",
    "VIPs who bought 東京ばな奈限定セット",
    "Who bought 東京ばな奈 last week",
    "Customers in Москва or Санкт-Петербург last month",
    "asdf qwer zxcv uiop hjkl bnmq wert",
    "qwertz asdfg yxcvb",
    "lorem ipsum dolor sit amet consectetur",
    "xq zzkw plomf trugle snard",
    "the the of and to in on at by with or",
    "Big spenders",
    "gold tier loyalty members who are older than 40",
    "premium users Canada",
    "Paying accounts, renewal next 60 days",
    "Uber Eats users",
    "Fans of Die Hard and Das Boot",
    "Bought Los Pollos Hermanos sauce",
    "Viewed La Roche-Posay products and Le Creuset pans",
    "Users with locale pt-BR or de-DE",
    "Vincent van Gogh poster buyers",
    "Land Rover owners with a hat and a tag",
    "Naïve résumé café crème buyers who paid",
    "CUSTOMERS WHO BOUGHT IN DECEMBER",
    "Customers Who Have Not Purchased In The Last 30 Days",
    "Show me everyone in Los Angeles, San José and Las Vegas",
    "Started checkout in the last 30 days and didn't complete the order within 2 hours",
    "only VIPs",
    "exclude Germany",
    "make it 7 days",
    "30 days instead",
    "",
    "12345678901234567890",
    "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
    "O'Reilly readers who can't log in",
    "users that churned ago then bought via app",
    "Mac & cheese lovers, Pad Thai fans, Pho eaters",
    "Nordväg brand viewers",
    "Accounts named Müller & Söhne GmbH",
    "Subscribers to Der Spiegel or Le Monde or El País",
    "Users who used the sí feature",
    "Owners of Haus am See apartments",
    "Jalapeño sauce fans in El Paso, La Jolla and Los Altos",
    "Der Bachelor viewers, Das Kapital readers",
    "Subscribers of La Gazzetta dello Sport",
    "Shoppers for pour-over coffee, crème fraîche, pâté",
    "Fans of Sigur Rós, Björk, Mötley Crüe",
    "usrs wth no phne",
    "custmers how bougth shoos in teh lats mouth",
    "Users with language de, fr, es or pt",
  ]

  @Test(
    "An English sentence with foreign names, and nonsense, is not another language",
    arguments: english)
  func passes(_ sentence: String) {
    #expect(EnglishCheck().otherLanguage(of: sentence) == nil)
  }

  @Test("Names of the workspace do not count")
  func workspaceNames() {
    let text = "Kunden mit Abo, Rabatt ohne Ende"
    let check = EnglishCheck()
    #expect(check.otherLanguage(of: text) == "German")
    #expect(check.otherLanguage(of: text, names: NameSpellings { $0("kunden_mit_abo") }) == nil)
    // Accents are the same as signs of their own.
    #expect(
      check.otherLanguage(
        of: "Kunden mit Café-Abo ohne Ende",
        names: NameSpellings { $0("kunden_mit_cafe\u{301}_abo_ohne") }) == nil)
    let others = NameSpellings { use in
      for name in ["Kunde", "mit", "Ende"] { use(name) }
    }
    #expect(check.otherLanguage(of: text, names: others) == "German")
  }
}
