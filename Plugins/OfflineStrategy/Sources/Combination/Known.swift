/// What stretches were read as before, by their places in a chart and by what else it depends on:
/// of that there is little for one stretch.
struct Known<Cause: Equatable> {
  private var cells: [[(cause: Cause, cell: Cell)]]

  init(places: Int) { cells = Array(repeating: [], count: places) }

  func cell(at place: Int, _ cause: Cause) -> Cell? {
    cells[place].first { $0.cause == cause }?.cell
  }

  mutating func add(_ cell: Cell, at place: Int, _ cause: Cause) {
    cells[place].append((cause, cell))
  }
}
