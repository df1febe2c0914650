import AudienceKit
import LoyaltyStrategy
import StandardPlugins

AudiencePlayground.run(try StandardPlugins.catalog().adding(strategies: [LoyaltyStrategy.self]))
