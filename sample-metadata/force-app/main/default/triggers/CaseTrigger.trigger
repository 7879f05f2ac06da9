trigger CaseTrigger on Case (before insert, before update) {
    CaseRouter.route(Trigger.new);
}
