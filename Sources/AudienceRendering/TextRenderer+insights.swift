import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePreview
import AudienceSchema
import AudienceSession
import AudienceTime
import TerminalText

extension TextRenderer {
  // MARK: - Identifiers and overlaps

  func insights(_ reply: InsightsReply) -> [String] {
    let identifiers = reply.identifiers
    let noun = reply.level.noun(2)
    let table = TextTable(
      header: ["identifier", "members", "", "all \(noun)", ""],
      rows: identifiers.rows.map { row in
        [
          row.name, String(row.members), percent(row.members, of: identifiers.count),
          String(row.everybody), percent(row.everybody, of: identifiers.total),
        ]
      })
    let overlaps = reply.overlap.rows.isEmpty ? [] : [""] + overlapTable(reply.overlap)
    return drawn(table) + overlaps
      + [ending(identifiers.count, identifiers.total, reply.level)]
  }

  func overlap(_ reply: OverlapReply) -> [String] {
    overlapTable(reply.overlap)
      + [ending(reply.overlap.count, reply.overlap.total, reply.level)]
  }

  private func overlapTable(_ overlap: Overlap) -> [String] {
    let table = TextTable(
      header: ["audience", "its size", "in both", "of members", "only there", "only here"],
      rows: overlap.rows.map { row in
        [
          row.audience.key.description, String(row.size), String(row.both),
          percent(row.both, of: overlap.count), String(row.size - row.both),
          String(overlap.count - row.both),
        ]
      })
    return drawn(table)
  }

  private func ending(_ count: Int, _ total: Int, _ level: AudienceLevel) -> String {
    margin + screen.paint("\(count) of \(total) \(level.noun(total))", .faint)
  }

  /// `28 %`; less than one in a hundred as `<1 %`, nothing of nothing as a dash.
  private func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let percent = Double(part) / Double(whole) * 100
    if part > 0, percent < 1 { return "<1 %" }
    return "\(part < whole ? min(99, Int(percent.rounded())) : 100) %"
  }

  // MARK: - Distributions

  func distribution(_ reply: DistributionReply) -> [String] {
    let (members, others) = (reply.distribution.members, reply.distribution.others)
    let unit = reply.field.schema?.unit.map { " (\($0))" } ?? ""
    let declared = reply.field.schema?.type.rawValue ?? "of no declared type"
    var lines = screen.wrapped(
      ScreenText.escaped("\(reply.field.words) · \(declared)\(unit)"), to: room
    ).map { margin + screen.paint($0, .strong) }
    let groups: [(name: String, values: Distribution)] =
      reply.isOfMembers ? [("members", members), ("others", others)] : [("", others)]
    for (name, values) in groups { lines += facts(name, values, reply) }
    if reply.isMasked {
      lines.append(margin + "the values are personal data: /config mask off shows them")
    } else {
      lines += bars(groups.map(\.values), names: groups.map(\.name))
    }
    let noun = reply.field.level.noun(reply.total)
    return lines + [margin + screen.paint("\(reply.count) of \(reply.total) \(noun)", .faint)]
  }

  /// What is known of the values of a group, a line each.
  private func facts(
    _ name: String, _ values: Distribution, _ reply: DistributionReply
  ) -> [String] {
    var parts: [String] = []
    let place = reply.field.isProperty ? "event" : reply.field.level.noun(1)
    parts.append(counted(values.places, place))
    parts.append("missing \(values.missing) (\(percent(values.missing, of: values.places)))")
    let different = values.different
    parts.append("\(different.count)\(different.orMore ? " or more" : "") different")
    if values.kinds.count > 1 {
      let kinds = values.kinds.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      parts.append(kinds.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", "))
    }
    if let range = values.numbers, !reply.isMasked {
      parts.append("from \(range.lowerBound.text) to \(range.upperBound.text)")
      if let median = values.median { parts.append("median \(median.text)") }
      if let mean = values.mean {
        parts.append("mean \(ExactNumber((mean * 100).rounded() / 100)?.text ?? "")")
      }
    }
    if let range = values.dates, !reply.isMasked {
      parts.append("from \(range.lowerBound.date.text) to \(range.upperBound.date.text)")
    }
    let head = name.isEmpty ? "" : name + ": "
    return screen.wrapped(ScreenText.escaped(head + parts.joined(separator: " · ")), to: room)
      .map { margin + $0 }
  }

  /// The most bars that are drawn for texts.
  private static let shownTexts = 12

  /// A histogram of numbers or dates, or the most frequent texts.
  private func bars(_ groups: [Distribution], names: [String]) -> [String] {
    let kind = groups.compactMap(\.kind).first
    var rows: [(label: String, counts: [Int])] = []
    var title = ""
    let numberEdges = Distribution.numberEdges(of: groups)
    let dateEdges = Distribution.dateEdges(of: groups)
    if kind == .number, !numberEdges.isEmpty {
      let bins = groups.map { $0.histogram(edges: numberEdges) }
      rows = numberEdges.indices.map { index in
        (bins[0][index].label, bins.map { $0[index].count })
      }
      title = "from"
    } else if kind == .date, !dateEdges.isEmpty {
      let bins = groups.map { $0.histogram(edges: dateEdges) }
      rows = dateEdges.indices.map { index in
        (bins[0][index].label, bins.map { $0[index].count })
      }
      title = "from"
    } else {
      if groups.allSatisfy(\.isAllDifferent) {
        let examples = groups.flatMap { $0.mostFrequent(Self.shownTexts) }.prefix(Self.shownTexts)
          .map { ScreenText.escaped($0.text.string) }
        return screen.wrapped(
          "no value occurs twice: \(examples.joined(separator: ", ")) …", to: room
        ).map { margin + $0 }
      }
      var texts: [UTF8Text] = []
      for group in groups {
        for (text, _) in group.mostFrequent(Self.shownTexts) where !texts.contains(text) {
          texts.append(text)
        }
      }
      rows = texts.map { text in (text.string, groups.map { $0.count(of: text) }) }
        .sorted { $0.counts.reduce(0, +) > $1.counts.reduce(0, +) }
      title = "most frequent"
    }
    guard !rows.isEmpty else { return [] }
    if groups.count == 1 {
      let chart = BarChart(
        rows: rows.prefix(40).map { BarChart.Row(label: $0.label, count: $0.counts[0]) })
      return [margin + screen.paint(title, .faint)] + chart.lines(room: room).map { margin + $0 }
    }
    return pairs(Array(rows.prefix(40)), groups, names, title)
  }

  /// Two bars a row, each as a share of its group, so that a small group compares with a large one.
  private func pairs(
    _ rows: [(label: String, counts: [Int])], _ groups: [Distribution], _ names: [String],
    _ title: String
  ) -> [String] {
    let labels = rows.map { ScreenText.cut(ScreenText.escaped($0.label), to: room / 4) }
    let labelWidth = max(
      ScreenText.width(title), labels.map { ScreenText.width($0) }.max() ?? 0)
    let countWidth = max(7, rows.flatMap(\.counts).map { String($0).count }.max() ?? 1)
    let space = (room - labelWidth - 2) / 2 - countWidth - 9
    // Bars of less than three cells tell nothing.
    let cells = space < 3 ? 0 : min(40, space)
    let width = countWidth + 9 + cells
    func share(_ count: Int, _ group: Int) -> Double {
      groups[group].valueCount == 0 ? 0 : Double(count) / Double(groups[group].valueCount)
    }
    let most = rows.flatMap { row in row.counts.indices.map { share(row.counts[$0], $0) } }.max()
    func cell(_ count: Int, _ group: Int) -> String {
      let number = String(count)
      let bar =
        cells == 0
        ? ""
        : BarChart.bar(
          Int(share(count, group) * 100_000), of: Int((most ?? 0) * 100_000), cells: cells)
      let text =
        String(repeating: " ", count: countWidth - number.count) + number + " "
        + ScreenText.padded(percent(count, of: groups[group].valueCount), to: 6) + bar
      return ScreenText.padded(text, to: width)
    }
    func right(_ text: String) -> String {
      ScreenText.padded(
        String(repeating: " ", count: max(0, countWidth - ScreenText.width(text))) + text,
        to: width)
    }
    let header =
      ScreenText.padded(title, to: labelWidth) + "  " + names.map(right).joined()
    return [margin + screen.paint(header.trimmedRight, .strong)]
      + zip(rows, labels).map { row, label in
        let bars = row.counts.indices.map { cell(row.counts[$0], $0) }.joined()
        return (margin + ScreenText.padded(label, to: labelWidth) + "  " + bars).trimmedRight
      }
  }
}
