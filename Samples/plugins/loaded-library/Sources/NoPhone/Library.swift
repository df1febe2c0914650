import AudiencePluginAPI

/// What the library was built with; the playground asks before it runs anything else.
@_cdecl("audience_plugin_version")
public func version() -> UnsafePointer<CChar> { audience_plugin_built_with() }

/// The plugins.
@_cdecl("audience_plugin_library")
public func library() -> UnsafeMutableRawPointer {
  PluginLibrary(validators: [NoPhoneValidator.self]).handedOver
}
