import AudienceKit

AudiencePlayground.run(try InstalledPlugins.catalog())
