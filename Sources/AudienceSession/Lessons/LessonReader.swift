import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceSchema

/// Reads lessons: the `.json` files of a folder, in the order of their names.
///
///     {"title": "…", "workspace": "../shop", "level": "users", "text": ["…"], "goal": "…",
///      "start": "QUERY", "solution": "QUERY", "hints": ["…"],
///      "mistakes": [{"query": "QUERY", "says": "…"}]}
///
/// `level` and `start` are optional. Query texts are not parsed here: what a lesson's author wrote
/// is checked by running it.
enum LessonReader {
  /// - Throws: code `file` or `input`, naming the file and the field.
  static func lessons(in folder: String) throws(FindingError) -> [Lesson] {
    let names: [String]
    do {
      names = try FileSystem.names(in: folder)
    } catch {
      throw FindingError(
        Finding(
          .file, at: .file(folder, nil), "the folder of lessons cannot be read: \(error)",
          help: "/learn FOLDER reads the lessons of a folder"))
    }
    var lessons: [Lesson] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      lessons.append(try lesson(folder, name))
    }
    return lessons
  }

  private static func lesson(_ folder: String, _ name: String) throws(FindingError) -> Lesson {
    let path = "\(folder)/\(name)"
    let bytes = try WholeFile.read(path)
    let document: JSONValue
    do {
      document = try JSONReader.read(bytes)
    } catch {
      throw FindingError(Finding(.input, at: .file(path, nil), "\(error)"))
    }
    func missing(_ field: String) -> FindingError {
      FindingError(
        Finding(.input, at: .file(path, nil), "the lesson has no '\(field)', or it is no text"))
    }
    func text(_ field: UTF8Text) throws(FindingError) -> String {
      guard let text = document[field]?.stringValue else { throw missing(field.string) }
      return text
    }
    func texts(_ field: UTF8Text) -> [String] {
      (document[field]?.arrayValue ?? []).compactMap(\.stringValue)
    }
    let workspace = try text("workspace")
    let level = document["level"]?.stringValue
    guard let level = level.map(AudienceLevel.init) ?? .users else { throw missing("level") }
    return Lesson(
      name: String(name.dropLast(".json".count)), title: try text("title"),
      workspace: FileSystem.path(workspace, in: folder), level: level,
      text: texts("text"), goal: try text("goal"), start: document["start"]?.stringValue,
      solution: try text("solution"), hints: texts("hints"),
      mistakes: (document["mistakes"]?.arrayValue ?? []).compactMap { mistake in
        guard let query = mistake["query"]?.stringValue, let says = mistake["says"]?.stringValue
        else { return nil }
        return Lesson.Mistake(query: query, says: says)
      })
  }
}
