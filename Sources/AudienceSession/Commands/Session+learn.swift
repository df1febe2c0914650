import AudienceDiagnostics
import AudienceFiles
import AudienceQueryLanguage
import AudienceSchema

/// A course under way.
struct Course: Sendable {
  let lessons: [Lesson]
  /// Which lesson is at hand, from 0; nil before the first.
  var current: Int?
  var hintsShown = 0
  /// The names of the lessons whose goal was reached.
  var reached: Set<String> = []
}

/// `/learn`: lessons with a goal, hints and grading by members.
extension Session {
  private static let actions = ["check", "hint", "solution", "next", "stop"]

  mutating func learn(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let word = line.rest.text
    switch word {
    case "": return .text(try listing(course ?? opened(nil, line)))
    case "stop":
      course = nil
      return .text(["the lessons are put away; the workspace and the tree stay"])
    case "check", "hint", "solution", "next":
      guard let course, let current = course.current else {
        throw usage(
          .learn, line, "no lesson is at hand", at: line.rest.span,
          choices: (course?.lessons.indices).map { $0.map { String($0 + 1) } } ?? ["1"])
      }
      let lesson = course.lessons[current]
      switch word {
      case "check": return try check(lesson, work)
      case "hint": return hint(lesson)
      case "solution": return .text(["one way: /query \(lesson.solution)"])
      default: return try begin(current + 1, line, work)
      }
    default:
      if let number = Int(word) { return try begin(number - 1, line, work) }
      if FileSystem.kind(of: word) == .folder {
        let course = try opened(word, line)
        self.course = course
        return .text(try listing(course))
      }
      throw usage(
        .learn, line, "expected the number of a lesson, a folder of lessons, or what to do",
        at: line.rest.span, choices: Self.actions)
    }
  }

  // MARK: - The course

  /// The lessons of a folder; without one, those beside the workspace, else the samples'.
  private func opened(_ folder: String?, _ line: CommandLine) throws(FindingError) -> Course {
    var folders = folder.map { [$0] } ?? []
    if folder == nil {
      if let open {
        let home = FileSystem.folder(of: open.path)
        folders += ["\(home)/lessons", "\(FileSystem.folder(of: home))/lessons"]
      }
      folders.append("Samples/lessons")
    }
    for folder in folders where FileSystem.kind(of: folder) == .folder {
      let lessons = try LessonReader.lessons(in: folder)
      if !lessons.isEmpty { return Course(lessons: lessons) }
    }
    throw FindingError(
      Finding(
        .file, at: .whole, "no lessons were found: \(folders.joined(separator: ", "))",
        help: "/learn FOLDER reads the lessons of a folder"))
  }

  private mutating func listing(_ course: Course) throws -> [String] {
    self.course = course
    let width = String(course.lessons.count).count
    let lessons = course.lessons.enumerated().map { position, lesson in
      let number = String(position + 1)
      let mark =
        course.reached.contains(lesson.name) ? "✓" : course.current == position ? "›" : " "
      return mark + " " + String(repeating: " ", count: width - number.count) + number + "  "
        + lesson.title
    }
    return lessons + [
      "",
      "/learn 1 begins; /learn check grades your tree, /learn hint helps, /learn next",
      "goes on. /help lists every command.",
    ]
  }

  /// Shows a lesson, in its workspace.
  private mutating func begin(
    _ index: Int, _ line: CommandLine, _ work: SessionWork
  ) throws -> Reply {
    var course = try course ?? opened(nil, line)
    guard course.lessons.indices.contains(index) else {
      if index == course.lessons.count {
        return .text(["that was the last lesson · /learn lists them"])
      }
      throw usage(
        .learn, line, "there is no lesson \(index + 1)", at: line.rest.span,
        choices: course.lessons.indices.map { String($0 + 1) })
    }
    let lesson = course.lessons[index]
    var lines = ["Lesson \(index + 1): \(lesson.title)", ""]
    if try !isOpen(lesson.workspace) {
      let reply = try open(path: lesson.workspace, work: work)
      var opened = ["opened \(lesson.workspace)"]
      if case .opened(let reply) = reply, let query = reply.leftQuery {
        opened.append("left behind: /query \(query)")
      }
      lines = opened + [""] + lines
    }
    lines += lesson.text.flatMap { [$0, ""] }
    lines.append("Goal: \(lesson.goal)")
    if let start = lesson.start {
      _ = try take(
        query: start, command: "/query \(start)", level: lesson.level, work)
      lines += ["", "To begin with, the tree is (/show draws it):", "  \(start)"]
    }
    lines += ["", "/learn check grades the tree, /learn hint helps"]
    course.current = index
    course.hintsShown = 0
    self.course = course
    return .text(lines)
  }

  private func isOpen(_ path: String) throws -> Bool {
    guard let open else { return false }
    func file(_ path: String) -> String? {
      FileSystem.realPath(of: path.hasSuffix(".json") ? path : path + "/workspace.json")
    }
    return file(open.path) == file(path)
  }

  // MARK: - One lesson

  private mutating func hint(_ lesson: Lesson) -> Reply {
    guard let shown = course?.hintsShown, shown < lesson.hints.count else {
      return .text(["there are no more hints · /learn solution shows one way"])
    }
    course?.hintsShown = shown + 1
    let left = lesson.hints.count - shown - 1
    return .text([
      lesson.hints[shown],
      left == 0 ? "the last hint" : "\(left) more \(left == 1 ? "hint" : "hints")",
    ])
  }

  private mutating func check(_ lesson: Lesson, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    // Whoever was refused sees no new tree, and means the prompt.
    let graded =
      refusedPrompt == nil
      ? [] : ["the last prompt was refused: this grades the tree that was there before it"]
    guard state.level == lesson.level else {
      return .text(
        graded + [
          "not yet: the tree is about \(state.level.rawValue), the goal about "
            + "\(lesson.level.rawValue) · /level \(lesson.level.rawValue)"
        ])
    }
    let grade = try LessonGrade(of: state.tree, in: lesson, session: self, work: work)
    if grade.isReached {
      course?.reached.insert(lesson.name)
      return .text(
        graded + [
          "✓ reached: the same \(state.level.rawValue) as the solution selects, on the samples and "
            + "on a generated population",
          "one way: \(lesson.solution)",
          course.map { $0.current == $0.lessons.count - 1 } == true
            ? "that was the last lesson · /learn lists them" : "/learn next goes on",
        ])
    }
    var lines = graded + ["✗ not yet"]
    if let id = grade.wronglyIn.first {
      lines.append(
        "\(grade.wronglyIn.count) in that should not be, for example \(id) · /why \(id)")
    }
    if let id = grade.wronglyOut.first {
      lines.append("\(grade.wronglyOut.count) missing, for example \(id) · /why \(id)")
    }
    if grade.wronglyIn.isEmpty, grade.wronglyOut.isEmpty {
      lines.append(
        "right on the samples by chance: others that the goal tells apart come out wrong")
    }
    if let says = grade.says { lines.append(says) }
    return .text(lines)
  }
}
