import Foundation

/// What a plugin's error says, in at most 500 characters.
///
/// `localizedDescription` is not asked: on Linux it says "could not be completed" for errors that
/// print well.
func text(of error: any Error) -> String {
  let text = (error as? any LocalizedError)?.errorDescription ?? String(describing: error)
  return text.count <= longestErrorText ? text : text.prefix(longestErrorText) + "…"
}

private let longestErrorText = 500
