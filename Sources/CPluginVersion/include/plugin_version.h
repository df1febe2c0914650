/// What a plugin library was built with, for the host to compare before it runs any Swift of it.
///
/// A header, because what stands in it is compiled into each program and library that reads it:
/// a library tells what it was built with, not what it was loaded into.

#ifndef AUDIENCE_PLUGIN_VERSION_H
#define AUDIENCE_PLUGIN_VERSION_H

/// The version of the plugin protocols. It is raised by every change of a public type or protocol
/// of `AudiencePluginAPI` or of what it is made of: there is no stable binary interface.
#define AUDIENCE_PLUGIN_API_VERSION 1

#define AUDIENCE_PLUGIN_TEXT_OF(value) #value
#define AUDIENCE_PLUGIN_TEXT(value) AUDIENCE_PLUGIN_TEXT_OF(value)

/// The version of the protocols, a blank, and the compiler: `1 Clang 21.0.0 (… 11673e66…)`.
/// Releases of Swift differ in the commit of their Clang.
static inline const char *_Nonnull audience_plugin_built_with(void) {
  return AUDIENCE_PLUGIN_TEXT(AUDIENCE_PLUGIN_API_VERSION) " " __VERSION__;
}

#endif
