import AudienceDiagnostics
import Testing
import WarehouseConnections

@Suite("Addresses of warehouses")
struct WarehouseAddressTests {
  struct Case: Sendable {
    let text: String
    let shown: String
  }

  @Test(
    "what is shown has no password",
    arguments: [
      Case(
        text: "postgres://anna:s3cret@db.example:5432/shop?schema=prod",
        shown: "postgres://anna@db.example:5432/shop?schema=prod"),
      Case(text: "postgresql://anna:s3cr@t@db/shop", shown: "postgres://anna@db/shop"),
      Case(text: "postgres://anna:s3:cr%2Fet@db/shop", shown: "postgres://anna@db/shop"),
      Case(text: "postgres:///shop", shown: "postgres:///shop"),
      Case(text: "postgres://?service=prod", shown: "postgres://?service=prod"),
      Case(text: "postgres://db/shop?password=s3cret", shown: "postgres://db/shop"),
      Case(
        text: "postgres://db/shop?sslpassword=s3cret&sslmode=require",
        shown: "postgres://db/shop?sslmode=require"),
      Case(text: "postgres://[::1]:5433/shop", shown: "postgres://[::1]:5433/shop"),
      Case(text: "postgres://a:1,b:2/shop", shown: "postgres://a,b:1,2/shop"),
      Case(
        text: "clickhouse+https://anna:s3cret@ch.example/shop",
        shown: "clickhouse+https://anna@ch.example/shop"),
      Case(text: "clickhouse+http://127.0.0.1:8123/", shown: "clickhouse+http://127.0.0.1:8123"),
      Case(text: "sqlite:shop.db", shown: "sqlite:shop.db"),
      Case(text: "sqlite:///tmp/shop.db", shown: "sqlite:/tmp/shop.db"),
    ])
  func shown(_ test: Case) throws {
    let address = try #require(try WarehouseAddress(test.text))
    #expect(address.shown == test.shown)
    #expect(!"\(address)".contains("s3"))
    #expect(!String(reflecting: address).contains("s3"))
  }

  @Test("the parts of a server's address are decoded")
  func parts() throws {
    guard
      case .postgres(let address)? = try WarehouseAddress(
        "postgres://an%40na:p%3Aw@db:6/my%20shop?schema=a%26b&sslmode=require")
    else {
      Issue.record("expected postgres")
      return
    }
    #expect(address.user == "an@na")
    #expect(address.password?.revealed == "p:w")
    #expect(address.host == "db")
    #expect(address.port == "6")
    #expect(address.database == "my shop")
    #expect(address.parameter("schema") == "a&b")
    #expect(address.parameter("sslmode") == "require")
  }

  @Test(
    "what cannot be meant is refused, without its password",
    arguments: [
      "sqlite:", "clickhouse+http://db.example/shop", "postgres://a:s3cret@b:x/shop",
      "postgres://a:s3cret%zz@b/shop", "postgres://a:s3cret@b/shop?schema",
      "postgres://a:s3/cret@b/shop",
    ])
  func refused(_ text: String) {
    do {
      let address = try WarehouseAddress(text)
      // An unescaped slash ends the authority: what follows is a port that is none, or a host.
      Issue.record("taken: \(address?.shown ?? "nothing")")
    } catch {
      #expect(error.first.code == .usage)
      #expect(!error.first.message.contains("s3"))
      #expect(!(error.first.help ?? "").contains("s3"))
    }
  }

  @Test("other texts are no addresses", arguments: ["memory", "postgres", "mysql://db/shop", ""])
  func none(_ text: String) throws {
    #expect(try WarehouseAddress(text) == nil)
  }
}
