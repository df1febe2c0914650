import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

extension StrategyConformance {
  /// Asks a strategy, made anew for each question, as the host does.
  struct Trial {
    let trial: PluginTrial
    let type: any GenerationStrategy.Type
    let settings: [String: String]

    private func host() throws -> GenerationHost {
      let type = type
      let set = try PluginSettings(settings, for: type.description)
      return GenerationHost(
        try trial.call { _ in try type.init(settings: set) },
        limits: trial.limits, disabled: trial.disabled)
    }

    private func request(
      _ task: GenerationRequest.Task, _ workspace: Workspace
    ) -> GenerationRequest {
      GenerationRequest(task: task, workspace: workspace, now: Instant(microseconds: 0))
    }

    func result(
      _ prompt: String, _ workspace: Workspace, isCancelled: () -> Bool = { false }
    ) throws -> GenerationResult {
      let prompt = try GenerationHost.prompt(from: prompt)
      return try host().answer(
        to: request(.generate(prompt), workspace), isCancelled: isCancelled)
    }

    /// Asks one strategy for one prompt after the other.
    func ask(
      _ prompts: [String], _ workspace: Workspace, failed: (String, any Error) -> Void
    ) {
      do {
        let host = try host()
        for text in prompts {
          do {
            let prompt = try GenerationHost.prompt(from: text)
            _ = try host.answer(to: request(.generate(prompt), workspace))
          } catch {
            failed(text, error)
          }
        }
      } catch {
        failed("", error)
      }
    }

    func refine(
      _ instruction: String, _ query: String, _ workspace: Workspace
    ) throws -> GenerationResult {
      guard let tree = try QueryParser.parse(query).tree else { preconditionFailure(query) }
      let instruction = try GenerationHost.instruction(from: instruction)
      return try host().answer(to: request(.refine(instruction, tree), workspace))
    }

    func outgoing(_ prompt: String, _ workspace: Workspace) throws -> OutgoingData? {
      let prompt = try GenerationHost.prompt(from: prompt)
      return try host().outgoing(for: request(.generate(prompt), workspace))
    }

    /// What is wrong with a call that is cancelled at once; nil where it ends, or was done before.
    func cancelled(_ prompt: String, _ workspace: Workspace) -> String? {
      var polls = 0
      do {
        _ = try result(prompt, workspace) {
          polls += 1
          return polls > 1
        }
        return nil
      } catch let error as FindingError {
        if error.first.code == .cancelled { return error.first.help }
        return StrategyConformance.fault(error)
      } catch {
        return text(of: error)
      }
    }

    /// An outcome as a text that is the same only for the same outcome.
    func snapshot(_ prompt: String, _ workspace: Workspace) -> String {
      do {
        let result = try result(prompt, workspace)
        return result.readings.map(Self.snapshot).joined(separator: "\n")
          + (result.question.map { "\n\($0)" } ?? "")
      } catch {
        return text(of: error)
      }
    }

    private static func snapshot(_ reading: Reading) -> String {
      let provenance = reading.provenance.sorted { $0.key < $1.key }.map {
        "\($0.key): \($0.value)"
      }
      return [
        reading.level.rawValue, QueryPrinter.text(reading.tree),
        reading.tree.nodes.map { String($0.id) }.joined(separator: " "),
        "\(reading.confidence)", "\(reading.assumptions)", "\(reading.unusedWords)",
        reading.difference, "\(reading.notes)",
      ].joined(separator: "\n") + provenance.joined(separator: "\n")
    }
  }
}
