import AudienceKit
import StandardPlugins

AudiencePlayground.run(try StandardPlugins.catalog())
