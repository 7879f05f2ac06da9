trigger SensorAlertTrigger on Sensor_Alert__e (after insert) {
    for (Sensor_Alert__e alert : Trigger.new) {
        IntegrationLogger.warn('Telemetry', 'Alert from ' + alert.Serial__c);
    }
}
