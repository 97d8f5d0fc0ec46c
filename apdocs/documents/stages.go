package documents

import "github.com/apdocs/forms/apdocs"

// A Stage is a part of a placement, with the documents that are written in it.
type Stage struct {
	Title string        // such as "Reviewing"
	Forms []apdocs.Form // blank records, in the order in which they are used
}

// Stages returns the stages of a placement in their order. Every form stands in one of them:
// in the first in which it is written.
func Stages() []Stage {
	return []Stage{
		{"Choosing and checking the provider", []apdocs.Form{
			new(CommissioningConsiderations), new(CommissioningChecklist), new(QualityChecklist),
			new(ProvisionStandards), new(SafeguardingConfirmation), new(ProviderExpectations),
		}},
		{"Referring the pupil", []apdocs.Form{
			new(PupilReferral), new(RiskAssessment), new(InitialAssessment),
		}},
		{"Agreeing", []apdocs.Form{
			new(CommissioningAgreement), new(FullTimeAgreement), new(PartTimeAgreement),
			new(InterventionPlan), new(ReintegrationPlan), new(AttendanceAgreement),
		}},
		{"Telling the family and the authority", []apdocs.Form{
			new(OffSiteDirectionNotice), new(SixthDayNotice), new(PlacementNotification),
		}},
		{"During the placement", []apdocs.Form{
			new(LearningPlan), new(AttendanceReturn), new(ContactLog), new(ProgressVisit),
			new(ProviderReport), new(ChangeNotification),
		}},
		{"Reviewing", []apdocs.Form{
			new(ReviewInvitation), new(ReviewRecord), new(ReviewOutcome),
		}},
		{"Evaluating and ending", []apdocs.Form{
			new(PlacementEvaluation), new(PupilViews), new(FinalReport), new(EndOfPlacementRecord),
		}},
		{"Register and yearly", []apdocs.Form{
			new(PlacementRegister), new(AnnualProviderReport),
		}},
	}
}
