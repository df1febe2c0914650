import AudienceConditions

/// One side of a comparison, made ready for the columns: it visits the values it has for the event
/// and the subject of a scope, none where it is absent.
protocol ScalarPlan: Sendable {
  var cost: Double { get }

  func visit(_ row: Int, _ scope: Scope, _ body: (Value) -> Void)
}

/// What is never there: a property outside an event.
struct AbsentScalar: ScalarPlan {
  var cost: Double { 0 }
  func visit(_ row: Int, _ scope: Scope, _ body: (Value) -> Void) {}
}

struct LiteralScalar: ScalarPlan {
  private let value: Value
  private let arena = TextArena()
  var cost: Double { 1 }

  init(_ literal: Literal) { value = Value(literal, in: arena) }

  func visit(_ row: Int, _ scope: Scope, _ body: (Value) -> Void) { body(value) }
}

/// A property or context field of the event itself.
struct FieldScalar: ScalarPlan {
  let reader: FieldReader
  var cost: Double { 20 }

  func visit(_ row: Int, _ scope: Scope, _ body: (Value) -> Void) { reader.visit(row, body) }
}

/// A property of the event one level out.
struct ParentFieldScalar: ScalarPlan {
  let reader: FieldReader
  var cost: Double { 20 }

  func visit(_ row: Int, _ scope: Scope, _ body: (Value) -> Void) {
    if scope.parentRow >= 0 { reader.visit(scope.parentRow, body) }
  }
}

/// A trait of the subject, or its membership of an audience.
struct TraitScalar: ScalarPlan {
  let reader: FieldReader
  var cost: Double { 20 }

  func visit(_ row: Int, _ scope: Scope, _ body: (Value) -> Void) {
    reader.visit(scope.subject, body)
  }
}

/// A measured stream; inside `where` its parent is the event itself.
struct MeasureScalar: ScalarPlan {
  let measure: MeasurePlan
  /// The number that a scope keeps its last value by.
  let number: Int
  var cost: Double { measure.cost }

  func visit(_ row: Int, _ scope: Scope, _ body: (Value) -> Void) {
    if measure.readsParent || row < 0 {
      measure.visit(around: row, scope, body)
    } else {
      // The same for every event of the subject: measured once.
      let memo = scope.memo(number)
      if memo.subject != scope.subject {
        memo.begin(scope.subject)
        measure.visit(around: -1, scope) { memo.keep($0) }
      }
      if let value = memo.value { body(value) }
    }
  }
}

/// A comparison of two values; some pair of them decides (SEMANTICS 3).
struct CompareTest: RowTest {
  let left: any ScalarPlan
  let symbol: ComparisonSymbol
  let right: any ScalarPlan
  var cost: Double { left.cost + right.cost }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    var isAccepted = false
    left.visit(row, scope) { a in
      if isAccepted { return }
      right.visit(row, scope) { b in
        if !isAccepted { isAccepted = Value.holds(a, symbol, b) }
      }
    }
    return isAccepted
  }
}

/// A test of a value against literals.
struct ScalarTest: RowTest {
  let scalar: any ScalarPlan
  let test: ValueTest
  var cost: Double { scalar.cost + 10 }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    var isAccepted = false
    scalar.visit(row, scope) { value in
      if !isAccepted { isAccepted = test.accepts(value) }
    }
    return isAccepted != test.isComplement
  }
}
