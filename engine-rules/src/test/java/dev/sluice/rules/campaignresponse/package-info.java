/** Specs of the playbook for campaigns, and of the pack for cases that take part in them. */
@NullMarked
package dev.sluice.rules.campaignresponse;

import org.jspecify.annotations.NullMarked;
