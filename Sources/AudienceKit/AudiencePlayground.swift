import ArgumentParser
public import AudiencePluginAPI
import AudienceTime
import Foundation
import TerminalText

/// The whole playground: REPL and command line, for any catalog of plugins.
///
/// The `main.swift` of an executable is one call:
///
///     AudiencePlayground.run(try PluginCatalog(strategies: [MyStrategy.self], …))
public enum AudiencePlayground {
  /// Runs the process's arguments and ends the process with the exit status of DESIGN.md's
  /// "Command line": 0 done, 1 error findings or refused, 2 wrong usage, 3 an unreadable input,
  /// 4 a strategy or engine is unavailable, 130 interrupted. A catalog that cannot be made ends it
  /// with a message and status 4.
  public static func run(_ catalog: @autoclosure () throws -> PluginCatalog) -> Never {
    AddressSpace.makeDoWithLimit()
    StandardDescriptors.openMissing()
    let variables = ProcessInfo.processInfo.environment
    let console = Console(environment: variables)
    do {
      let context = KitContext(
        catalog: try catalog(), console: console, variables: variables,
        systemNow: Instant(
          microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down))))
      exit(console.finish(run(Array(CommandLine.arguments.dropFirst()), context)))
    } catch {
      console.writeTalk("error[plugin]: " + ScreenText.escaped("\(error)"))
      exit(4)
    }
  }

  /// Runs arguments; returns the exit status.
  static func run(_ arguments: [String], _ context: KitContext) -> Int32 {
    var command: any ParsableCommand
    do {
      command = try AudienceCommand.parseAsRoot(LookOptions.movedBack(in: arguments))
    } catch {
      return report(error, context.console)
    }
    guard let runnable = command as? any KitCommand else {
      // What is no command of ours asks for help: it throws the help of the subcommand it is about.
      do {
        try command.run()
      } catch {
        return report(error, context.console)
      }
      return 0
    }
    if let drawing = command as? any DrawingCommand { context.console.use(drawing.shared.look) }
    return runnable.run(context)
  }

  /// Help goes to standard output with status 0; wrong usage to standard error with status 2.
  private static func report(_ error: any Error, _ console: Console) -> Int32 {
    let message = AudienceCommand.fullMessage(for: error, columns: console.columns)
    if AudienceCommand.exitCode(for: error) == .success {
      console.write(message)
      return 0
    }
    // It quotes the arguments, which may be names of files.
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      console.writeTalk(ScreenText.escaped(String(line)))
    }
    return 2
  }
}

/// What the commands are given of the world.
struct KitContext: Sendable {
  let catalog: PluginCatalog
  let console: Console
  let variables: [String: String]
  let systemNow: Instant

  /// The environment of the person's own programs, editor and pager: without what a plugin calls a
  /// secret, which is none of theirs.
  var childVariables: [String: String] {
    let plugins =
      catalog.strategies.map { $0.description } + catalog.validators.map { $0.description }
      + catalog.engines.map { $0.description } + catalog.exporters.map { $0.description }
      + catalog.importers.map { $0.description }
    let secrets = plugins.flatMap { $0.settings }.filter { $0.kind == .secret }
    return variables.filter { variable in
      !secrets.contains { $0.environmentVariable == variable.key }
    }
  }
}

/// A subcommand that can be run.
protocol KitCommand: ParsableCommand {
  /// Runs the command; returns the exit status.
  func run(_ context: KitContext) -> Int32
}

/// A subcommand whose output can be drawn in several ways.
protocol DrawingCommand: KitCommand {
  associatedtype Options: SessionOptions
  var shared: Options { get }
}
