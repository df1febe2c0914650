import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// An invented person, or company with its users, while it is made up.
struct Draft: Hashable {
  /// An event that one of the people performed.
  struct Event: Hashable {
    /// Names the event while the draft changes.
    let number: Int
    var name: EventName
    var time: Instant
    var properties = JSONObject()
    var context = JSONObject()
  }

  /// One user.
  struct Person: Hashable {
    var traits = JSONObject()
    var events: [Event] = []
  }

  /// Whose traits and events a condition is about.
  enum Owner: Hashable {
    case person(Int)
    case account
  }

  var people: [Person] = []
  var accountTraits = JSONObject()
  private var nextNumber = 0

  /// How much there is of it, calls before fields.
  var size: Int {
    let fields =
      accountTraits.members.count
      + people.map { person in
        person.traits.members.count
          + person.events.map { $0.properties.members.count + $0.context.members.count }
          .reduce(0, +)
      }.reduce(0, +)
    return 1000 * (people.count + people.map(\.events.count).reduce(0, +)) + fields
  }

  // MARK: - Traits

  func traits(of owner: Owner) -> JSONObject {
    switch owner {
    case .person(let index): people[index].traits
    case .account: accountTraits
    }
  }

  mutating func setTraits(_ traits: JSONObject, of owner: Owner) {
    switch owner {
    case .person(let index): people[index].traits = traits
    case .account: accountTraits = traits
    }
  }

  // MARK: - Events

  /// Adds an event to a person, or to the account's first one; returns its number.
  mutating func add(_ name: EventName, at time: Instant, to owner: Owner) -> Int {
    var index = 0
    switch owner {
    case .person(let number): index = number
    case .account: if people.isEmpty { people.append(Person()) }
    }
    let number = nextNumber
    nextNumber += 1
    people[index].events.append(Event(number: number, name: name, time: time))
    return number
  }

  /// Changes the event of a number.
  mutating func change(_ number: Int, _ body: (inout Event) -> Void) {
    for person in people.indices {
      for event in people[person].events.indices
      where people[person].events[event].number == number {
        body(&people[person].events[event])
      }
    }
  }

  mutating func remove(_ number: Int) {
    for person in people.indices { people[person].events.removeAll { $0.number == number } }
  }

  func event(_ number: Int) -> Event? {
    people.lazy.flatMap(\.events).first { $0.number == number }
  }

  func events(of owner: Owner) -> [Event] {
    switch owner {
    case .person(let index): people[index].events
    case .account: people.flatMap(\.events)
    }
  }
}
