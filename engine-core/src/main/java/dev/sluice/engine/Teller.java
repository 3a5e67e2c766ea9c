package dev.sluice.engine;

import dev.sluice.decision.Audience;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Keys;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.NewerFormatException;
import dev.sluice.step.CaseState;
import dev.sluice.step.Tell;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Parked;
import dev.sluice.store.StoreUnavailableException;
import dev.sluice.store.Unreadable;
import java.util.List;
import java.util.Objects;

/** Takes what cases tell each other to those it is for; what cannot be taken up is parked. */
final class Teller {

  private static final int PAGE = 100;

  private final CaseStore store;
  private final Desk desk;

  Teller(CaseStore store, Desk desk) {
    this.store = store;
    this.desk = desk;
  }

  /**
   * Tells one case, or a page of an audience; returns how many cases had their turn, 1 or more.
   * What meets a case that a newer engine wrote stays where it is, for newer engines.
   */
  int tell(Tell tell, int room, Taken taken) {
    try {
      return take(tell, room, taken);
    } catch (NewerFormatException e) {
      return 1;
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      park(tell, String.valueOf(e.getMessage()), taken);
      return 1;
    }
  }

  private int take(Tell tell, int room, Taken taken) {
    if (tell.event() instanceof Unreadable event) {
      park(tell, event.reason(), taken);
      return 1;
    }
    if (tell.hops() > SalesEngine.HOPS) {
      park(tell, circles(tell), taken);
      return 1;
    }
    Audience audience = tell.audience();
    if (audience != null) {
      return page(tell, audience, Math.min(room, PAGE), taken);
    }
    desk.answer(tell, taken);
    return 1;
  }

  private int page(Tell tell, Audience audience, int size, Taken taken) {
    CaseQuery query = CaseQuery.all().audience(audience);
    String sender = tell.sender();
    List<CaseState> page =
        store.find(query.page(size, tell.cursor()), e -> setAside(tell, e, taken));
    for (CaseState member : page) {
      if (!member.caseId().equals(sender) && !toldInAnother(member, query, sender)) {
        tellMember(tell, member.caseId(), audience, taken);
      }
    }
    // The row is kept up only now: after a crash the page is told again, and members know its ids.
    if (page.size() < size) {
      store.told(tell.id(), null);
    } else {
      Tell rest = tell.after(page.get(size - 1).caseId());
      store.told(tell.id(), rest.cursor());
      taken.waiting.addLast(rest);
    }
    return Math.max(1, page.size());
  }

  /** A member that cannot be read has its turn when somebody sends the event to it again. */
  private void setAside(Tell tell, SluiceException unreadable, Taken taken) {
    String caseId = unreadable.caseId();
    if (caseId == null || unreadable instanceof NewerFormatException) {
      throw unreadable;
    }
    park(tell.member(caseId), String.valueOf(unreadable.getMessage()), taken);
  }

  private void tellMember(Tell tell, String caseId, Audience audience, Taken taken) {
    Tell own = tell.member(caseId);
    try {
      desk.answer(own, tell.sender(), audience, taken);
    } catch (NewerFormatException | StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      park(own, String.valueOf(e.getMessage()), taken);
    }
  }

  /**
   * Whether the people whom the event reaches in this case are told in another one of the audience:
   * the open one whose id comes first.
   */
  private boolean toldInAnother(CaseState member, CaseQuery query, String sender) {
    Facts facts = member.facts();
    boolean open = facts.salesCase().running();
    for (String key : Keys.reached(facts)) {
      for (CaseState other : store.find(query.key(key), unreadable -> {})) {
        String id = other.caseId();
        boolean earlier = !open || id.compareTo(member.caseId()) < 0;
        if (earlier && !id.equals(sender) && Keys.reached(other.facts()).contains(key)) {
          return true;
        }
      }
    }
    return false;
  }

  private void park(Tell tell, String reason, Taken taken) {
    Parked parked = new Parked(tell, reason);
    store.park(parked);
    taken.parked(parked);
  }

  private static String circles(Tell tell) {
    return "It passed through "
        + SalesEngine.HOPS
        + " cases. Cases send each other in circles: "
        + tell.event().getClass().getSimpleName()
        + " from "
        + tell.sender()
        + " to "
        + Objects.requireNonNullElse(tell.to(), "an audience")
        + ". Let one of them ask whether its work is already done";
  }
}
