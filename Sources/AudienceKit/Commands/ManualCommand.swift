import ArgumentParser
import AudienceJSON
import AudienceRendering

/// `audience manual`: the manual page, made of the tables that help is made of.
struct ManualCommand: KitCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page: audience manual | man -l -")

  @Flag(help: "Print what replies are as JSON, as a JSON Schema.")
  var replies = false

  func run(_ context: KitContext) -> Int32 {
    context.console.write(replies ? ReplySchema.jsonSchema.indentedText : ManualPage().text)
    return 0
  }
}
