/// Actions by what the noun beside them implies.
extension EventLinker {
  /// Actions that the noun alone implies, the likeliest first: "had two bookings" are bookings
  /// made, "three workouts" workouts completed rather than started.
  static let understood: [String: Int] = {
    let words = """
      complete finish make place submit attend perform do take log record pay book create send post
      receive occur happen process deposit hold play run conduct use schedule begin start request
      """
    var ranks: [String: Int] = [:]
    for (rank, word) in words.tableWords.enumerated() {
      let lemma = Lemmatizer.lemma(of: word)
      ranks[lemma] = min(ranks[lemma] ?? .max, rank / 4)
    }
    return ranks
  }()

  /// Actions that have to be said: the noun alone does not mean them.
  static let telling = WordLists.list(
    """
    cancel fail remove decline expire reject abandon unsubscribe delete refund return bounce dismiss
    skip block miss lose solve escalate reopen revoke suspend pause deactivate disable uninstall downgrade close deny
    leave end delay freeze churn unenroll disconnect mark flag reset void hide mute unfollow dislike
    exceed change update edit modify view see visit click open hover load show display impress
    scroll tap search browse verify approve confirm archive restore export import share invite
    connect upgrade activate enable convert reach resolve renew resume rename move expand assign
    roll_back toggle impersonate sign_up sign_in log_in log_out sign_out unlock lock
    """)
}
