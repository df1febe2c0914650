import AudienceDiagnostics
import AudienceJSON
import AudiencePrivacy
import AudienceSchema

/// What stands in place of personal data.
///
/// A value is personal where the name of its field says so (`FieldPath.isPersonal`), and where the
/// text itself is an e-mail address, a phone number or the like (`PersonalDataCheck`).
enum PersonalMask {
  /// It is as long for every value, so that it tells nothing.
  static let text = "•••"

  /// The text, or the mask in place of one that has personal data in it.
  static func masked(_ text: String) -> String {
    PersonalDataCheck.personalData(in: text).isEmpty ? text : Self.text
  }

  /// An id, or the mask in place of one that is an e-mail address or the like.
  static func masked(_ id: UTF8Text) -> UTF8Text {
    let text = id.string
    let mask = masked(text)
    return mask == text ? id : UTF8Text(mask)
  }

  /// The text with the mask in place of the personal data in it.
  static func maskedParts(of text: String) -> String {
    var result = text
    for data in PersonalDataCheck.personalData(in: text).reversed() {
      result = result.replacing(data.span, with: Self.text)
    }
    return result
  }

  /// A value of the field of that path; nil for no field.
  static func masked(_ value: JSONValue, of path: FieldPath?) -> JSONValue {
    if value != .null, path?.isPersonal == true { return .text(text) }
    switch value {
    case .null, .boolean, .number: return value
    case .string(let text): return .string(masked(text))
    case .array(let elements): return .array(elements.map { masked($0, of: path) })
    case .object(let object): return .object(masked(object))
    }
  }

  /// The members of an object, each by its own name.
  static func masked(_ object: JSONObject) -> JSONObject {
    var result = JSONObject()
    for member in object.members {
      result[member.key] = masked(member.value, of: FieldPath(names: [member.key.string]))
    }
    return result
  }
}
