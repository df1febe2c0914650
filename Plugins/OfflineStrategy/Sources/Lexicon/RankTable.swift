/// Values that have an order: `Silver`, `Gold`; `low`, `high`. Hand-written.
enum RankTable {
  private static let ladders: [[String: Int]] = table.split(separator: "\n").map { line in
    Dictionary(
      line.split(separator: " ").enumerated().map { (String($1), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The values from one of them up or down, in the order of rank; nil where the order is not
  /// known. The listed order counts where what is known of it agrees.
  ///
  /// - Parameters:
  ///   - values: as listed, in lower case.
  ///   - place: which of them is compared with.
  static func values(
    of values: [String], _ symbol: Quantity.Bound.Symbol, _ place: Int
  ) -> [Int]? {
    guard let order = order(of: values), let rank = order.firstIndex(of: place) else { return nil }
    switch symbol {
    case .equal: return [place]
    case .atLeast: return Array(order[rank...])
    case .greater: return Array(order[(rank + 1)...])
    case .atMost: return Array(order[...rank])
    case .less: return Array(order[..<rank])
    }
  }

  /// The places of some values from the lowest to the highest, without what is no rank at all.
  private static func order(of values: [String]) -> [Int]? {
    let places = values.indices.filter { !["none", "other", "unknown"].contains(values[$0]) }
    for ladder in ladders {
      let known = places.filter { ladder[values[$0]] != nil }
      let ranks = known.compactMap { ladder[values[$0]] }
      guard ranks.count > 1, 2 * ranks.count >= places.count else { continue }
      if zip(ranks, ranks.dropFirst()).allSatisfy(<) { return places }
      if zip(ranks, ranks.dropFirst()).allSatisfy(>) { return places.reversed() }
      if known.count == places.count {
        return places.sorted { ladder[values[$0]] ?? 0 < ladder[values[$1]] ?? 0 }
      }
    }
    return nil
  }

  private static let table = """
    guest free trial basic lite starter member hobby standard essential blue green bronze regular core plus silver growth team insider pro professional premium gold business platinum scale sapphire ruby emerald diamond enterprise elite titanium icon unlimited ultimate vip black
    very_low low minor medium normal moderate high major urgent severe critical
    xs s m l xl xxl
    small medium large huge
    intern junior associate mid senior staff lead principal
    novice beginner elementary intermediate advanced expert master
    sev5 sev4 sev3 sev2 sev1
    """
}
