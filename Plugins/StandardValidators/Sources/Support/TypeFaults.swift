import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// What does not fit the types of a tree, with the comparison it is in.
struct TypeFault {
  let leaf: Leaf
  /// Whether the values that are measured do not fit, not the result that is compared.
  let isOfMeasure: Bool
  let mismatch: Mismatch

  func finding(_ code: FindingCode, suggestions: [Suggestion] = []) -> Finding {
    Finding(
      code, mismatch.severity,
      at: .node(leaf.node.id, words: leaf.node.firstSaid(of: [mismatch.words])),
      mismatch.message, suggestions: suggestions,
      help: suggestions.isEmpty ? mismatch.help : nil)
  }
}

extension ConditionTree {
  /// Everything that does not fit, in pre-order; of a comparison first what is compared.
  func typeFaults(_ context: ValidationContext) -> [TypeFault] {
    leaves(context).flatMap(\.typeFaults)
  }
}

extension Leaf {
  fileprivate var typeFaults: [TypeFault] {
    let compared =
      switch relation {
      case .symbol(let symbol, let right):
        TypeFit.mismatch(Operand(left, around), symbol, Operand(right, around))
      case .comparator(let comparator): TypeFit.mismatch(Operand(left, around), comparator)
      }
    let measured = scalars.compactMap { scalar -> Mismatch? in
      guard case .measure(let stream, let measure) = scalar,
        let operand = measure.numberOperand(around.inside(stream)), !operand.canBeNumber
      else { return nil }
      return Mismatch(
        measure.isExtremum && operand.isText ? .textExtremum : .operation,
        "\(operand.statement): \(measure.functionName) needs numbers",
        words: NodeWords.words(measure))
    }
    // A measure that is none has no type that could fit or not.
    if !measured.isEmpty {
      return measured.map { TypeFault(leaf: self, isOfMeasure: true, mismatch: $0) }
    }
    return compared.map { [TypeFault(leaf: self, isOfMeasure: false, mismatch: $0)] } ?? []
  }
}

extension Operand {
  /// Whether its values are texts: strings, or dates.
  fileprivate var isText: Bool { type == .string || type == .date }
}

extension Measure {
  fileprivate var isExtremum: Bool {
    switch self {
    case .minimum, .maximum: true
    case .count, .sum, .average, .first, .last, .mode, .uniqueCount: false
    }
  }

  /// The function of the query text: `sum`.
  fileprivate var functionName: String {
    switch self {
    case .count: "count"
    case .sum: "sum"
    case .average: "avg"
    case .first: "first"
    case .last: "last"
    case .minimum: "min"
    case .maximum: "max"
    case .mode: "mode"
    case .uniqueCount: "unique"
    }
  }
}
