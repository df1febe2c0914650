import ArgumentParser

/// `audience manual`: the manual page, made of the tables that help is made of.
struct ManualCommand: KitCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page: audience manual | man -l -")

  func run(_ context: KitContext) -> Int32 {
    context.console.write(ManualPage().text)
    return 0
  }
}
