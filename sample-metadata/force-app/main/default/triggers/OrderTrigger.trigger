trigger OrderTrigger on Order (before update) {
    OrderOwnerGuard.check(Trigger.new);
}
