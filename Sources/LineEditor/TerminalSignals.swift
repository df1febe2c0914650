package import AudienceFiles
internal import CLibedit

/// The process's handlers for terminal signals.
package enum TerminalSignals {
  /// Installs the handlers, so that Ctrl-C no longer ends the process but sets the flag.
  ///
  /// Only the first call has an effect. A resize, or a continuation after Ctrl-Z, redraws the line
  /// that is being edited; a signal that ends the process first puts the terminal's modes back.
  /// An interrupt that the parent process chose to ignore stays ignored.
  ///
  /// - Throws: ``SystemFailure`` if the system refuses the pipe or a handler.
  @discardableResult
  package static func install() throws(SystemFailure) -> InterruptFlag {
    let code = cle_signals_install()
    guard code == 0 else { throw SystemFailure(code: code) }
    return InterruptFlag()
  }
}
