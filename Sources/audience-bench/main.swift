AudienceBench.run()
