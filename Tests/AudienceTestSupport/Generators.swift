// A test that imports this module has the generators that the conformance suites share with it.
@_exported public import AudienceGenerators
