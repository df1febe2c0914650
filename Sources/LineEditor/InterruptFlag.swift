internal import CLibedit

/// Tells long work that the person has pressed Ctrl-C.
///
/// Look at it from any thread, as often as you like: it reads one atomic byte. Signals belong to
/// the whole process, so every flag shows the same interrupt, and one reset clears it for all.
/// Reading a line with ``EditLine`` forgets an interrupt that came before, and uses up its own.
package struct InterruptFlag: Sendable {
  init() {}

  /// Whether Ctrl-C (or another `SIGINT`) has arrived since the last reset.
  package var isInterrupted: Bool { cle_interrupted() }

  /// Forgets the interrupt, before the next piece of work begins.
  package func reset() { cle_interrupt_reset() }
}
