import AudienceDiagnostics

/// What a warehouse said was wrong, made into a finding that names the place and the way out.
struct WarehouseFault {
  /// What is shown of where the connection leads.
  let place: String
  /// Taken out of what a server says.
  let password: WarehousePassword?

  /// An error of the server, by its SQLSTATE.
  ///
  /// - Parameter number: what the server calls the error, where that is no SQLSTATE.
  func server(
    _ state: String, _ message: String, hint: String? = nil, number: String? = nil
  ) -> FindingError {
    let said = line(message)
    let number = number ?? "SQLSTATE \(state)"
    switch state {
    case "28P01", "28000":
      return error("\(place) refused the login: \(said)", number, Self.passwordHelp)
    case "3D000":
      return error("\(place): \(said)", number, "name another database in the address: …/DATABASE")
    case "57014":
      return error(
        "\(place) stopped the query: \(said)", number,
        "/engine … timeout=SECONDS gives it more time; a shorter lookback window needs less")
    case "42P01", "3F000":
      return error(
        "\(place): \(said)", number,
        "the next command looks at the tables again; audience export-profiles makes some, "
          + "?schema=NAME names where they are")
    case "42703":
      return error(
        "\(place): \(said)", number,
        "the table changed since it was looked at: the next command looks again")
    case "25006":
      return error("\(place): \(said)", number, "this engine only reads")
    case "42501":
      return error("\(place): \(said)", number, "the user needs the right to read: GRANT SELECT")
    case "57P01", "57P02", "57P03", "53300":
      return error("\(place): \(said)", number, Self.again)
    default:
      return error("\(place): \(said)", number, hint.map { line($0) })
    }
  }

  /// No connection could be made.
  func unreachable(_ message: String) -> FindingError {
    let said = line(message)
    let isLogin =
      said.contains("password") || said.contains("authentication") || said.contains("no pg_hba")
    return error(
      "\(place) cannot be reached: \(said)", nil,
      isLogin
        ? Self.passwordHelp : "look whether the server runs, and at host and port; \(Self.again)")
  }

  /// The connection ended in the middle of something.
  func gone(_ message: String) -> FindingError {
    error("\(place) is gone: \(line(message))", nil, Self.again)
  }

  /// Nothing came for too long.
  func silent(_ limit: Duration) -> FindingError {
    error(
      "\(place) did not answer within \(limit.components.seconds) s", nil,
      "/engine … timeout=SECONDS waits longer; \(Self.again)")
  }

  /// The library that speaks to it is not installed.
  func noLibrary(_ name: String, package: String, _ message: String) -> FindingError {
    error(
      "\(name) cannot be loaded: \(line(message))", nil, "apt-get install \(package) brings it")
  }

  func other(_ message: String, _ help: String? = nil) -> FindingError {
    error("\(place): \(line(message))", nil, help)
  }

  private static let again = "the next command connects again; /engine memory goes back"
  private static let passwordHelp =
    "the password comes from the address or the environment (PGPASSWORD, PGSERVICE and ~/.pgpass; "
    + "CLICKHOUSE_PASSWORD)"

  private func error(_ message: String, _ number: String?, _ help: String?) -> FindingError {
    FindingError(
      Finding(
        .warehouse, at: .whole, message + (number.map { " (\($0))" } ?? ""), help: help))
  }

  /// One line, without the password, cut.
  private func line(_ text: String) -> String {
    var text = text
    if let password { text = text.replacing(password.revealed, with: password.description) }
    let parts = text.split(whereSeparator: \.isNewline).map { $0.trimmingBlanks }
    let joined = parts.filter { !$0.isEmpty }.joined(separator: "; ")
    let line = joined.hasPrefix("ERROR: ") ? joined.dropFirst(7).trimmingBlanks : joined
    return line.count > 300 ? line.prefix(299) + "…" : line
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
